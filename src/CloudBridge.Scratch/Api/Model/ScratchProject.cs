namespace CloudBridge.Scratch;

/// <summary>A project.</summary>
/// <param name="Id">The number of the project.</param>
/// <param name="Title">Its title.</param>
public sealed record ScratchProject(long Id, string Title)
{
    /// <summary>"Notes and credits".</summary>
    public string Description { get; init; } = "";

    /// <summary>The instructions for using it.</summary>
    public string Instructions { get; init; } = "";

    /// <summary><c>visible</c> or <c>notvisible</c>; null in results of search and explore, which give a wrong one.</summary>
    public string? Visibility { get; init; }

    /// <summary>True when it is shared; null in results of search and explore, which give a wrong value.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>True when comments are open; null in results of search and explore, which give a wrong value.</summary>
    public bool? AreCommentsAllowed { get; init; }

    /// <summary>True when it has ever been shared; null in results of search and explore, which give a wrong value.</summary>
    public bool? IsPublished { get; init; }

    /// <summary>Who made it; null in lists of one user's projects, which leave it out.</summary>
    public ScratchUser? Author { get; init; }

    /// <summary>The address of its picture; null where left out.</summary>
    public string? Image { get; init; }

    /// <summary>Pictures by size, such as <c>282x218</c>.</summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>();

    /// <summary>The time at which it was made.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The time at which it was last changed.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The time at which it was shared.</summary>
    public DateTimeOffset? Shared { get; init; }

    /// <summary>Its counters.</summary>
    public ScratchProjectStats Stats { get; init; } = new();

    /// <summary>The project it is a remix of; null for none.</summary>
    public long? RemixParent { get; init; }

    /// <summary>The first project of its chain of remixes; null for none.</summary>
    public long? RemixRoot { get; init; }

    /// <summary>The token with which the content can be fetched for a few minutes; null where left out.</summary>
    public string? Token { get; init; }
}

/// <summary>The counters of a project. Scratch has two shapes: one counts remixes, the older one comments.</summary>
public sealed record ScratchProjectStats
{
    /// <summary>Times it was looked at; null where left out.</summary>
    public long? Views { get; init; }

    /// <summary>Hearts; null where left out.</summary>
    public long? Loves { get; init; }

    /// <summary>Stars; null where left out.</summary>
    public long? Favorites { get; init; }

    /// <summary>Remixes; null where left out, and in results of search and explore, which always give 0.</summary>
    public long? Remixes { get; init; }

    /// <summary>Comments; null where left out.</summary>
    public long? Comments { get; init; }
}
