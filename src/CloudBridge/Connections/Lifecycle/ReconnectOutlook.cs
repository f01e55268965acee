namespace CloudBridge.Connections.Lifecycle;

/// <summary>The meanings of the end of a connection for the next try.</summary>
internal enum ReconnectOutlook
{
    /// <summary>Try again soon.</summary>
    Retry,

    /// <summary>Trying soon would do no good or even harm: minutes apart.</summary>
    RetrySlowly,

    /// <summary>Nothing changes until somebody changes the configuration: do not try again.</summary>
    Fatal,
}
