namespace CloudBridge.Wires.Cb1;

/// <summary>A finished answer that waits for the downlink.</summary>
/// <param name="Address">Who asked.</param>
/// <param name="Form">How the digits are to be read.</param>
/// <param name="Digits">ASCII digits.</param>
/// <param name="Key">
/// Tells the request from another with the same address; equal questions of several clients have equal keys.
/// </param>
/// <param name="Priority">From the route.</param>
/// <param name="Sent">Completes when the last digit has been handed to the socket; null when nobody waits for it.</param>
internal sealed record Cb1Answer(
    Cb1Address Address,
    Cb1Form Form,
    ReadOnlyMemory<byte> Digits,
    ulong Key,
    RequestPriority Priority = RequestPriority.Normal,
    TaskCompletionSource? Sent = null);
