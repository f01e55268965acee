namespace CloudBridge.CloudServer.Rooms.Flushing;

/// <summary>The one who takes care of the lines that wait in a room.</summary>
internal enum FlushState
{
    /// <summary>Nobody: the next request decides.</summary>
    Idle,

    /// <summary>The pump, when the flush falls due.</summary>
    Scheduled,

    /// <summary>The thread that is flushing; it looks again when it is done.</summary>
    Running,
}
