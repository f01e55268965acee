namespace CloudBridge.Storage.Stats.Writing;

/// <summary>The news of a user; null for what is not told, which leaves what is stored.</summary>
internal sealed record UserRow(string Username) : StatsRow
{
    public override int Characters =>
        Username.Length + (Country?.Length ?? 0) + (Status?.Length ?? 0) + (Bio?.Length ?? 0) + (Work?.Length ?? 0);

    public long? Id { get; init; }

    public long? SysId { get; init; }

    public string? Country { get; init; }

    public long? School { get; init; }

    public string? Status { get; init; }

    public long? Followers { get; init; }

    public long? Following { get; init; }

    public long? Views { get; init; }

    public long? Loves { get; init; }

    public long? Favorites { get; init; }

    public long? Comments { get; init; }

    public long? Joined { get; init; }

    public string? Bio { get; init; }

    public string? Work { get; init; }
}
