namespace CloudBridge.Reliability.Rows.Flood;

/// <summary>What a client does to a cloud server that it wants to stop.</summary>
internal enum FloodKind
{
    /// <summary>Small sets without end.</summary>
    Sets,

    /// <summary>Pings without end, which the framework answers by itself.</summary>
    Pings,

    /// <summary>Values of 100,000 digits for all variables of a room, and messages of nearly a megabyte.</summary>
    LongMessages,

    /// <summary>Messages of nearly a megabyte that are never finished.</summary>
    Unfinished,

    /// <summary>Connects, shakes hands and leaves, over and over.</summary>
    Handshakes,

    /// <summary>Joins a room full of long values that change, and does not read.</summary>
    Deaf,

    /// <summary>A new room with a value each time.</summary>
    Rooms,

    /// <summary>Requests of HTTP in one connection without waiting for the answers.</summary>
    Requests,
}
