namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>One of the clients that an answer is for.</summary>
/// <param name="Address">The client and the number of its request.</param>
/// <param name="Sent">Completes when the last digit has been handed to the socket; null when nobody waits for it.</param>
internal readonly record struct Cb1Receiver(Cb1Address Address, TaskCompletionSource? Sent);
