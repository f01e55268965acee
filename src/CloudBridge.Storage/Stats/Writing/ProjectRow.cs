namespace CloudBridge.Storage.Stats.Writing;

/// <summary>The news of a project; null for what is not told, which leaves what is stored.</summary>
internal sealed record ProjectRow(long Id) : StatsRow
{
    public override int Characters =>
        (Username?.Length ?? 0) + (Title?.Length ?? 0) + (Description?.Length ?? 0) + (Instructions?.Length ?? 0);

    public long? SysId { get; init; }

    public string? Username { get; init; }

    public string? Title { get; init; }

    public long? Views { get; init; }

    public long? Loves { get; init; }

    public long? Favorites { get; init; }

    public long? Comments { get; init; }

    public long? Created { get; init; }

    public long? Modified { get; init; }

    public long? Shared { get; init; }

    public long? LastUpdated { get; init; }

    /// <summary>True when it was seen just now, and not told of by an import.</summary>
    public bool IsSeen { get; init; }

    public bool? IsPublic { get; init; }

    public bool? AreCommentsAllowed { get; init; }

    public long? RemixParent { get; init; }

    public long? RemixRoot { get; init; }

    public string? Description { get; init; }

    public string? Instructions { get; init; }
}
