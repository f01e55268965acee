namespace CloudBridge.FakeUpstream.Api;

/// <summary>A made-up project.</summary>
internal sealed record FakeProject(long Id, string Title, FakeUser Author)
{
    public string Instructions { get; init; } = "";

    public string Description { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; init; }

    public DateTimeOffset Shared { get; init; }

    public long Views { get; init; }

    public long Loves { get; init; }

    public long Favorites { get; init; }

    public long? Parent { get; init; }
}
