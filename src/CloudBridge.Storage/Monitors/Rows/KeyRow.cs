using CloudBridge.Monitors;

namespace CloudBridge.Storage.Monitors.Rows;

/// <summary>A row of <c>access_key</c>.</summary>
internal sealed class KeyRow
{
    public const string Columns = """
        key_id AS KeyId, account AS Account, name AS Name, hash AS Hash, scopes AS Scopes, created_at AS CreatedAt,
        expires_at AS ExpiresAt, revoked_at AS RevokedAt, last_used_on AS LastUsedOn
        """;

    public string KeyId { get; init; } = "";

    public long Account { get; init; }

    public string Name { get; init; } = "";

    public byte[] Hash { get; init; } = [];

    public long Scopes { get; init; }

    public long CreatedAt { get; init; }

    public long? ExpiresAt { get; init; }

    public long? RevokedAt { get; init; }

    public long? LastUsedOn { get; init; }

    public static KeyRow Of(StoredKey key) => new()
    {
        KeyId = key.KeyId,
        Account = key.AccountId,
        Name = key.Name,
        Hash = [.. key.Hash],
        Scopes = (long)key.Scopes,
        CreatedAt = StoredTime.Of(key.CreatedAt),
        ExpiresAt = StoredTime.Of(key.ExpiresAt),
        RevokedAt = StoredTime.Of(key.RevokedAt),
        LastUsedOn = key.LastUsedOn?.DayNumber,
    };

    public StoredKey ToKey() => new(KeyId, Account, Name, Hash, (KeyScopes)Scopes, StoredTime.Read(CreatedAt))
    {
        ExpiresAt = StoredTime.Read(ExpiresAt),
        RevokedAt = StoredTime.Read(RevokedAt),
        LastUsedOn = LastUsedOn is { } day ? DateOnly.FromDayNumber((int)day) : null,
    };
}
