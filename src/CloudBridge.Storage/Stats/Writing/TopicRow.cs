namespace CloudBridge.Storage.Stats.Writing;

/// <summary>The news of a topic; null for what is not told, which leaves what is stored.</summary>
internal sealed record TopicRow(long Id)
{
    public string? Title { get; init; }

    public string? Category { get; init; }

    public bool? IsClosed { get; init; }

    public bool? IsDeleted { get; init; }

    public long? FirstChecked { get; init; }

    public long? LastChecked { get; init; }

    public long? Cached { get; init; }
}
