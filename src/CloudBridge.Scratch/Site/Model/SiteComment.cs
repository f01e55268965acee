namespace CloudBridge.Scratch;

/// <summary>A comment as Scratch's pages show it.</summary>
/// <param name="Id">The number of the comment.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Content">Its text in one line; pictures in it are their names.</param>
public sealed record SiteComment(long Id, string Author, string Content)
{
    /// <summary>The time at which it was written; null where the page does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The number of the user who wrote it, as its picture tells; null where that is another picture.</summary>
    public long? AuthorId { get; init; }

    /// <summary>True when the author belongs to the Scratch Team.</summary>
    public bool IsScratchTeam { get; init; }

    /// <summary>The replies, oldest first; replies have none themselves.</summary>
    public IReadOnlyList<SiteComment> Replies { get; init; } = [];
}
