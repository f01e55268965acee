namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>The knowledge that a cloud has about a server that is not in a room.</summary>
public enum Absence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No server is meant to be there.</summary>
    Unserved,

    /// <summary>The server of the room is away.</summary>
    Away,
}
