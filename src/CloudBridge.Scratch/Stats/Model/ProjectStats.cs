namespace CloudBridge.Scratch;

/// <summary>
/// The facts that ScratchDB knows about a project. In lists, only the constructor's parameters, the counts and the places are
/// set.
/// </summary>
/// <param name="Id">The number on Scratch.</param>
/// <param name="Username">The name of the author.</param>
/// <param name="Title">The title.</param>
public sealed record ProjectStats(long Id, string Username, string Title)
{
    /// <summary>ScratchDB's own number; null where left out.</summary>
    public long? SysId { get; init; }

    /// <summary>The time at which ScratchDB last looked at it.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>The time at which it was made; may be some hours off.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The time at which it was last changed; may be some hours off.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The time at which it was shared; may be some hours off.</summary>
    public DateTimeOffset? Shared { get; init; }

    /// <summary>"Notes and credits"; null in lists.</summary>
    public string? Description { get; init; }

    /// <summary>The instructions for using it; null in lists.</summary>
    public string? Instructions { get; init; }

    /// <summary>True when it is shared; not always right. Null in lists.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>True when comments are open; null in lists.</summary>
    public bool? AreCommentsAllowed { get; init; }

    /// <summary>The project it is a remix of; null for none.</summary>
    public long? RemixParent { get; init; }

    /// <summary>The first project of its chain of remixes; null for none.</summary>
    public long? RemixRoot { get; init; }

    /// <summary>Its counters.</summary>
    public ProjectCounts Counts { get; init; } = new();

    /// <summary>Places among all projects, 1 is the first; null when it has too few views to be ranked, or is not yet.</summary>
    public ProjectCounts? Ranks { get; init; }
}

/// <summary>
/// One number for each of <see cref="ProjectRankType"/>: counts, or places. What is not known is null, never 0.
/// </summary>
public sealed record ProjectCounts
{
    /// <summary>The number of views, or the place by this number.</summary>
    public long? Views { get; init; }

    /// <summary>The number of hearts, or the place by this number.</summary>
    public long? Loves { get; init; }

    /// <summary>The number of stars, or the place by this number.</summary>
    public long? Favorites { get; init; }

    /// <summary>The number of comments, or the place by this number.</summary>
    public long? Comments { get; init; }

    /// <summary>The number of a type.</summary>
    public long? Of(ProjectRankType type) => type switch
    {
        ProjectRankType.Views => Views,
        ProjectRankType.Loves => Loves,
        ProjectRankType.Favorites => Favorites,
        ProjectRankType.Comments => Comments,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
