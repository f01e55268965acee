namespace CloudBridge.Identity;

/// <summary>The answers that the log gives to who asked.</summary>
internal enum AskerVerdict
{
    /// <summary>Nothing yet: rows may still be on their way.</summary>
    Waiting,

    /// <summary>Only one account can have sent the request.</summary>
    Named,

    /// <summary>Several accounts can have sent the request.</summary>
    Unsure,

    /// <summary>The log can be read, but did not show in time who sent the request.</summary>
    Unproven,

    /// <summary>The log cannot be read.</summary>
    Unavailable,

    /// <summary>Too many requests of the project wait for the log.</summary>
    Busy,
}
