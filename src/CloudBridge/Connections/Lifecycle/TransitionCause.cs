namespace CloudBridge.Connections.Lifecycle;

/// <summary>Why a connection changed its state; a label of a metric, so there are few.</summary>
internal enum TransitionCause
{
    /// <summary>The bridge starts.</summary>
    Started,

    /// <summary>The bridge stops.</summary>
    Stopped,

    /// <summary>The wait before the next try is over.</summary>
    WaitOver,

    /// <summary>The socket is open.</summary>
    Opened,

    /// <summary>The cloud has been told who joins.</summary>
    HandshakeSent,

    /// <summary>Nothing of the past is outstanding.</summary>
    Resynced,

    /// <summary>The server cannot be reached.</summary>
    Unreachable,

    /// <summary>The server answered with an HTTP status instead of opening the socket.</summary>
    Refused,

    /// <summary>The account cannot be used.</summary>
    AccountRefused,

    /// <summary>Nothing came in time while connecting.</summary>
    TimedOut,

    /// <summary>The server closed the connection with a code.</summary>
    Closed,

    /// <summary>The connection broke without a word.</summary>
    Broken,

    /// <summary>The server sent what no cloud sends.</summary>
    BadMessage,
}
