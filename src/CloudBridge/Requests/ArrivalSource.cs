namespace CloudBridge.Requests;

/// <summary>Where a value came from.</summary>
internal enum ArrivalSource
{
    /// <summary>Over the socket, as somebody set it.</summary>
    Socket,

    /// <summary>With the values that were there when the bridge joined.</summary>
    Snapshot,

    /// <summary>As a row of the cloud log.</summary>
    Log,

    /// <summary>Out of the journal, where an earlier process has left it.</summary>
    Journal,
}
