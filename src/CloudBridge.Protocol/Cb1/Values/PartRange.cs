namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>Parts of an answer from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
/// <param name="First">0 to 999.</param>
/// <param name="Last">0 to 999; 999 means all that follow, too.</param>
public readonly record struct PartRange(int First, int Last);
