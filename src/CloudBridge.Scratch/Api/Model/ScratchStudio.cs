namespace CloudBridge.Scratch;

/// <summary>A studio.</summary>
/// <param name="Id">The number of the studio.</param>
/// <param name="Title">Its title.</param>
public sealed record ScratchStudio(long Id, string Title)
{
    /// <summary>The number of the user who hosts it; null where left out.</summary>
    public long? HostId { get; init; }

    /// <summary>The description of the studio.</summary>
    public string Description { get; init; } = "";

    /// <summary><c>visible</c> or <c>notvisible</c>; null in results of search and explore, which give a wrong one.</summary>
    public string? Visibility { get; init; }

    /// <summary>True when everybody may see it; null in results of search and explore, which give a wrong value.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>True when everybody may add projects.</summary>
    public bool? IsOpenToAll { get; init; }

    /// <summary>True when comments are open; null in results of search and explore, which give a wrong value.</summary>
    public bool? AreCommentsAllowed { get; init; }

    /// <summary>The address of its picture.</summary>
    public string? Image { get; init; }

    /// <summary>The time at which it was made.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The time at which it was last changed.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Its counters; lists leave them out.</summary>
    public ScratchStudioStats Stats { get; init; } = new();
}

/// <summary>The counters of a studio; null where left out. Scratch stops counting comments and projects at 100.</summary>
public sealed record ScratchStudioStats
{
    /// <summary>Comments, 100 at most.</summary>
    public long? Comments { get; init; }

    /// <summary>Followers.</summary>
    public long? Followers { get; init; }

    /// <summary>Managers.</summary>
    public long? Managers { get; init; }

    /// <summary>Projects, 100 at most.</summary>
    public long? Projects { get; init; }
}
