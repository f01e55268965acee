namespace CloudBridge.Wires;

/// <summary>A packet that has been taken.</summary>
/// <param name="Timestamp">When, by the clock of the bridge.</param>
/// <param name="Request">The key of the request it was the end of; 0 for none.</param>
internal readonly record struct TakenPacket(long Timestamp, ulong Request);
