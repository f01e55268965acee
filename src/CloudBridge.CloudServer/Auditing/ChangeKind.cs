namespace CloudBridge.CloudServer.Auditing;

/// <summary>The kind of change that was made to a variable.</summary>
public enum ChangeKind
{
    /// <summary>It was made, or got a value.</summary>
    Set,

    /// <summary>It got another name.</summary>
    Rename,

    /// <summary>It was removed.</summary>
    Delete,
}
