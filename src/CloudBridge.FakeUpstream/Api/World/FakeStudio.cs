namespace CloudBridge.FakeUpstream.Api;

/// <summary>A made-up studio.</summary>
internal sealed record FakeStudio(long Id, string Title, long HostId)
{
    public string Description { get; init; } = "";

    public bool IsOpen { get; init; }

    public bool AreCommentsAllowed { get; init; } = true;

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; init; }

    public int Followers { get; init; }

    public int Managers { get; init; }

    public int Curators { get; init; }
}
