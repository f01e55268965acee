namespace CloudBridge.Server.Http.Limiting;

/// <summary>By what requests are counted.</summary>
internal enum LimitKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the key they were sent with.</summary>
    Key,

    /// <summary>By the address they came from, without a key.</summary>
    Address,

    /// <summary>By the address they came from, for what everybody may read.</summary>
    Public,

    /// <summary>By the address they came from, below a path with a form of its own.</summary>
    Path,
}
