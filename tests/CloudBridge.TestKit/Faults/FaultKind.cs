namespace CloudBridge.TestKit.Faults;

/// <summary>What a <see cref="FaultProxy"/> can do to a connection.</summary>
public enum FaultKind
{
    /// <summary>Bytes arrive late, in order.</summary>
    Latency,

    /// <summary>Bytes pass at a limited rate.</summary>
    Bandwidth,

    /// <summary>Bytes arrive in small pieces with pauses between them.</summary>
    Slice,

    /// <summary>Nothing passes any more, not even the end of a connection, and the sockets stay open.</summary>
    BlackHole,

    /// <summary>Both sides see a reset.</summary>
    Reset,

    /// <summary>Both sides see the end of the stream.</summary>
    Close,

    /// <summary>Nothing passes any more, and after a time both sides see the end of the stream.</summary>
    SlowClose,

    /// <summary>Half of the next data frame passes, then the stream ends.</summary>
    HalfFrame,

    /// <summary>The next data frame passes twice.</summary>
    DuplicateFrame,

    /// <summary>Pongs do not pass.</summary>
    SwallowPong,

    /// <summary>A text frame longer than anybody takes is put before the next frame.</summary>
    Oversize,

    /// <summary>A text frame that is not UTF-8 is put before the next frame.</summary>
    InvalidUtf8,

    /// <summary>A new connection is accepted and closed at once; an existing one is closed.</summary>
    AcceptThenClose,

    /// <summary>A new connection is closed right after its upgrade; an existing one is closed.</summary>
    CloseAfterUpgrade,
}
