namespace CloudBridge.Scratch;

/// <summary>Scratch's front page. A row that Scratch leaves out is empty.</summary>
public sealed record FrontPage
{
    /// <summary>Projects that the Scratch Team features.</summary>
    public IReadOnlyList<FeaturedItem> Featured { get; init; } = [];

    /// <summary>Studios that the Scratch Team features.</summary>
    public IReadOnlyList<FeaturedItem> FeaturedStudios { get; init; } = [];

    /// <summary>Projects that a curator has chosen.</summary>
    public IReadOnlyList<FeaturedItem> Curated { get; init; } = [];

    /// <summary>Projects of the Scratch Design Studio.</summary>
    public IReadOnlyList<FeaturedItem> DesignStudio { get; init; } = [];

    /// <summary>Projects that are being loved.</summary>
    public IReadOnlyList<FeaturedItem> MostLoved { get; init; } = [];

    /// <summary>Projects that are being remixed.</summary>
    public IReadOnlyList<FeaturedItem> MostRemixed { get; init; } = [];

    /// <summary>The newest projects.</summary>
    public IReadOnlyList<FeaturedItem> Newest { get; init; } = [];
}

/// <summary>A project or studio on the front page.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Type"><c>project</c>, or <c>gallery</c> for a studio.</param>
/// <param name="ThumbnailUrl">The address of its picture, with a scheme.</param>
public sealed record FeaturedItem(long Id, string Title, string Type, string ThumbnailUrl)
{
    /// <summary>Who made it; null for studios.</summary>
    public string? Creator { get; init; }

    /// <summary>Hearts; null for studios.</summary>
    public long? LoveCount { get; init; }

    /// <summary>Remixes; null where the row does not count them.</summary>
    public long? RemixersCount { get; init; }

    /// <summary>Who chose it; null outside <see cref="FrontPage.Curated"/>.</summary>
    public string? CuratorName { get; init; }

    /// <summary>The studio it is in; null outside <see cref="FrontPage.DesignStudio"/>.</summary>
    public long? StudioId { get; init; }

    /// <summary>The title of that studio.</summary>
    public string? StudioTitle { get; init; }
}
