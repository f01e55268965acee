using CloudBridge.Monitors;

namespace CloudBridge.TestKit;

public sealed partial class MemoryMonitorStore
{
    /// <inheritdoc />
    public ValueTask AddKeyAsync(StoredKey key, int maxLive, bool makeRoom, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (!_accounts.ContainsKey(key.AccountId))
        {
            throw StoreRefusals.NoAccount();
        }

        var live = _keys.Values.Where(other => other.AccountId == key.AccountId && other.IsLive(key.CreatedAt)).OrderBy(other => other.CreatedAt).ThenBy(other => other.KeyId, StringComparer.Ordinal).ToArray();
        if (live.Length >= maxLive && !makeRoom)
        {
            throw StoreRefusals.TooManyKeys(maxLive);
        }

        foreach (var old in live.Take(live.Length - maxLive + 1))
        {
            _keys[old.KeyId] = old with { RevokedAt = Exact(key.CreatedAt) };
        }

        _keys.Add(key.KeyId, key with { CreatedAt = Exact(key.CreatedAt), ExpiresAt = key.ExpiresAt is { } end ? Exact(end) : null });
    });

    /// <inheritdoc />
    public ValueTask<StoredKey?> FindKeyAsync(string keyId, CancellationToken cancellationToken = default) => Do(() => _keys.GetValueOrDefault(keyId));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredKey>> ListKeysAsync(long accountId, CancellationToken cancellationToken = default) => Do<IReadOnlyList<StoredKey>>(() =>
    [
        .. _keys.Values.Where(key => key.AccountId == accountId).OrderByDescending(key => key.CreatedAt).ThenByDescending(key => key.KeyId, StringComparer.Ordinal),
    ]);

    /// <inheritdoc />
    public ValueTask<bool> RevokeKeyAsync(long accountId, string keyId, DateTimeOffset now, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (!_keys.TryGetValue(keyId, out var key) || key.AccountId != accountId || !key.IsLive(now))
        {
            return false;
        }

        _keys[keyId] = key with { RevokedAt = Exact(now) };
        return true;
    });

    /// <inheritdoc />
    public ValueTask TouchKeyAsync(string keyId, DateOnly day, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (_keys.TryGetValue(keyId, out var key) && (key.LastUsedOn is null || key.LastUsedOn < day))
        {
            _keys[keyId] = key with { LastUsedOn = day };
        }
    });
}
