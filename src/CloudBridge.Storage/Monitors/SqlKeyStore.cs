using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Monitors.Rows;

namespace CloudBridge.Storage.Monitors;

/// <summary>Access keys in a database.</summary>
internal sealed class SqlKeyStore(ISqlEngine engine) : IKeyStore
{
    private const string IsLive = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @now)";

    private readonly RecentTouches<string> _used = new();

    /// <inheritdoc />
    public async ValueTask AddKeyAsync(StoredKey key, int maxLive, bool makeRoom, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLive, 1);
        await engine.WriteAsync(
            session => AddAsync(session, KeyRow.Of(key), maxLive, makeRoom),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<StoredKey?> FindKeyAsync(string keyId, CancellationToken cancellationToken = default)
    {
        const string Sql = $"SELECT {KeyRow.Columns} FROM access_key WHERE key_id = @keyId";
        var row = await engine.ReadAsync(
            session => session.FirstAsync<KeyRow>(Sql, new { keyId }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToKey();
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<StoredKey>> ListKeysAsync(long accountId, CancellationToken cancellationToken = default)
    {
        const string Sql = $"SELECT {KeyRow.Columns} FROM access_key WHERE account = @accountId ORDER BY created_at DESC";
        var rows = await engine.ReadAsync(
            session => session.ListAsync<KeyRow>(Sql, new { accountId }),
            cancellationToken).ConfigureAwait(false);
        return [.. NewestFirst(rows).Select(row => row.ToKey())];
    }

    /// <inheritdoc />
    public async ValueTask<bool> RevokeKeyAsync(
        long accountId,
        string keyId,
        DateTimeOffset now,
        CancellationToken cancellationToken = default)
    {
        const string Sql = $"UPDATE access_key SET revoked_at = @now WHERE key_id = @keyId AND account = @accountId AND {IsLive}";
        var values = new { accountId, keyId, now = StoredTime.Of(now) };
        return await engine.WriteAsync(session => session.RunAsync(Sql, values), cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <inheritdoc />
    public async ValueTask TouchKeyAsync(string keyId, DateOnly day, CancellationToken cancellationToken = default)
    {
        long number = day.DayNumber;
        if (_used.Has(keyId, number))
        {
            return;
        }

        const string Sql = "UPDATE access_key SET last_used_on = @number WHERE key_id = @keyId AND (last_used_on IS NULL OR last_used_on < @number)";
        await engine.WriteAsync(session => session.RunAsync(Sql, new { keyId, number }), cancellationToken).ConfigureAwait(false);
        _used.Add(keyId, number);
    }

    private static async Task<bool> AddAsync(DbSession session, KeyRow key, int maxLive, bool makeRoom)
    {
        const string Live = $"SELECT {KeyRow.Columns} FROM access_key WHERE account = @Account AND {IsLive}";
        const string Insert = """
            INSERT INTO access_key (key_id, account, name, hash, scopes, created_at, expires_at, revoked_at, last_used_on)
            VALUES (@KeyId, @Account, @Name, @Hash, @Scopes, @CreatedAt, @ExpiresAt, @RevokedAt, @LastUsedOn)
            """;
        _ = await session.FirstAsync<long?>(
            $"SELECT id FROM account WHERE id = @Account{session.ForUpdate}",
            key).ConfigureAwait(false)
            ?? throw StoreRefusals.NoAccount();
        var live = NewestFirst(
            await session.ListAsync<KeyRow>(Live, new { key.Account, now = key.CreatedAt }).ConfigureAwait(false)).ToArray();
        if (live.Length >= maxLive && !makeRoom)
        {
            throw StoreRefusals.TooManyKeys(maxLive);
        }

        foreach (var old in live.Skip(maxLive - 1))
        {
            await session.RunAsync(
                "UPDATE access_key SET revoked_at = @CreatedAt WHERE key_id = @KeyId",
                new { key.CreatedAt, old.KeyId }).ConfigureAwait(false);
        }

        await session.RunAsync(Insert, key).ConfigureAwait(false);
        return true;
    }

    // Databases sort texts each in their own way.
    private static IEnumerable<KeyRow> NewestFirst(IEnumerable<KeyRow> rows) =>
        rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.KeyId, StringComparer.Ordinal);
}
