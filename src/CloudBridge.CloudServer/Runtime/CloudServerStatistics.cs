namespace CloudBridge.CloudServer;

/// <summary>The figures of what a cloud server has now and has done since it started.</summary>
public sealed record CloudServerStatistics
{
    /// <summary>Connections open now, before and after their handshake.</summary>
    public required int Connections { get; init; }

    /// <summary>Rooms kept now, empty ones included.</summary>
    public required int Rooms { get; init; }

    /// <summary>Valid sets and creates received.</summary>
    public required long SetsReceived { get; init; }

    /// <summary>Messages handed to the sockets of receivers: one for each set and receiver.</summary>
    public required long MessagesDelivered { get; init; }

    /// <summary>WebSocket frames these messages travelled in.</summary>
    public required long FramesSent { get; init; }

    /// <summary>Sets ignored because the value or the name was not valid.</summary>
    public required long InvalidValuesIgnored { get; init; }

    /// <summary>
    /// Messages left out because a newer value of the same variable overtook them on the way to a client that is behind.
    /// </summary>
    public required long Conflated { get; init; }

    /// <summary>Clients closed because they stayed behind too long.</summary>
    public required long StalledCloses { get; init; }
}
