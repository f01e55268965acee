namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>Whom an entry is for.</summary>
/// <param name="Tag">The client, 1 to 999.</param>
/// <param name="Request">The number of its request; the wire carries the last two digits.</param>
public readonly record struct EntryAddress(int Tag, int Request);
