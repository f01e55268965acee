namespace CloudBridge.Scratch;

/// <summary>A post of the forum.</summary>
/// <param name="Id">The number of the post.</param>
/// <param name="Username">Who wrote it; empty when not known.</param>
public sealed record ForumPost(long Id, string Username)
{
    /// <summary>Who changed it last; null for nobody.</summary>
    public string? Editor { get; init; }

    /// <summary>True when it has been deleted; null where left out.</summary>
    public bool? IsDeleted { get; init; }

    /// <summary>The time at which it was posted.</summary>
    public DateTimeOffset? Posted { get; init; }

    /// <summary>The time at which ScratchDB first saw it.</summary>
    public DateTimeOffset? FirstChecked { get; init; }

    /// <summary>The time at which ScratchDB last read its HTML.</summary>
    public DateTimeOffset? HtmlLastChecked { get; init; }

    /// <summary>The time at which ScratchDB last read its source.</summary>
    public DateTimeOffset? BbcodeLastChecked { get; init; }

    /// <summary>The time at which it was last changed; null for never.</summary>
    public DateTimeOffset? Edited { get; init; }

    /// <summary>Its text as HTML.</summary>
    public string Html { get; init; } = "";

    /// <summary>Its text as BBCode, as it was written.</summary>
    public string Bbcode { get; init; } = "";

    /// <summary>The topic it is in; null inside the answer about that topic.</summary>
    public ForumTopic? Topic { get; init; }

    /// <summary>The HTTP status with which Scratch refused the post, such as 404 or 403; null when it did not.</summary>
    public int? ScratchError { get; init; }
}

/// <summary>A topic of the forum.</summary>
/// <param name="Id">The number of the topic.</param>
/// <param name="Title">Its title.</param>
/// <param name="Category">The category it is in, in English.</param>
public sealed record ForumTopic(long Id, string Title, string Category)
{
    /// <summary>True when it is closed; null where left out.</summary>
    public bool? IsClosed { get; init; }

    /// <summary>True when it has been deleted; null where left out.</summary>
    public bool? IsDeleted { get; init; }

    /// <summary>The time at which ScratchDB first saw it.</summary>
    public DateTimeOffset? FirstChecked { get; init; }

    /// <summary>The time at which ScratchDB last looked at it.</summary>
    public DateTimeOffset? LastChecked { get; init; }

    /// <summary>The time at which ScratchDB put its answer about it together.</summary>
    public DateTimeOffset? Cached { get; init; }

    /// <summary>Its newest posts, newest first, 100 at most; empty inside a post.</summary>
    public IReadOnlyList<ForumPost> Posts { get; init; } = [];
}
