namespace CloudBridge;

/// <summary>The ways in which a request ends.</summary>
public enum RequestStatus
{
    /// <summary>The handler answered; the answer may be empty.</summary>
    Completed,

    /// <summary>No handler has that name, or the thing asked for does not exist.</summary>
    NotFound,

    /// <summary>An argument is missing, superfluous or cannot be read.</summary>
    BadArgument,

    /// <summary>The handler failed or took too long, or the bridge was too busy.</summary>
    Failed,
}
