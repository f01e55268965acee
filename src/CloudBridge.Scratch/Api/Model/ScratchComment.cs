namespace CloudBridge.Scratch;

/// <summary>A comment on a project or in a studio.</summary>
/// <param name="Id">The number of the comment.</param>
/// <param name="Content">Its text; Scratch sends some characters as HTML entities, which are read here.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="Author">Who wrote it.</param>
public sealed record ScratchComment(long Id, string Content, DateTimeOffset CreatedAt, ScratchCommentAuthor Author)
{
    /// <summary>The comment it replies to; null for one that stands alone.</summary>
    public long? ParentId { get; init; }

    /// <summary>The number of the user it replies to; null for one that stands alone.</summary>
    public long? CommenteeId { get; init; }

    /// <summary>The time at which it was last changed.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary><c>visible</c> or why not.</summary>
    public string Visibility { get; init; } = "";

    /// <summary>The number of replies, which come only when asked for; null where left out.</summary>
    public long? ReplyCount { get; init; }
}

/// <summary>Who wrote a comment.</summary>
/// <param name="Id">The number of the user.</param>
/// <param name="Username">The name.</param>
/// <param name="IsScratchTeam">Whether the user is of the Scratch Team; null where left out.</param>
/// <param name="Image">The address of a picture.</param>
public sealed record ScratchCommentAuthor(long Id, string Username, bool? IsScratchTeam, string Image);
