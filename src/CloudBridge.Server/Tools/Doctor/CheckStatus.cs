namespace CloudBridge.Server.Tools.Doctor;

/// <summary>The outcome of a check.</summary>
internal enum CheckStatus
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>Worth knowing, and nothing to do.</summary>
    Note,

    /// <summary>It works, but not as well as it could.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,

    /// <summary>Not tried, because something it needs has failed.</summary>
    Skipped,
}
