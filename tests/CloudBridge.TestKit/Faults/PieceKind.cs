namespace CloudBridge.TestKit.Faults;

/// <summary>What a piece of a stream is.</summary>
internal enum PieceKind
{
    /// <summary>The HTTP request or answer that opens a WebSocket.</summary>
    Head,

    /// <summary>A whole WebSocket frame.</summary>
    Frame,

    /// <summary>Bytes of a stream that is no WebSocket, or one that is beyond understanding.</summary>
    Raw,
}
