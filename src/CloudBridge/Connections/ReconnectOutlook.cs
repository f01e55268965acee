namespace CloudBridge.Connections;

/// <summary>What the end of a connection means for the next try.</summary>
internal enum ReconnectOutlook
{
    /// <summary>Try again soon.</summary>
    Soon,

    /// <summary>The server is full: try again slowly (code 4003).</summary>
    Overloaded,

    /// <summary>The server refuses what we are (user name, project, cookie, User-Agent): nothing changes until somebody acts.</summary>
    NeedsOperator,
}
