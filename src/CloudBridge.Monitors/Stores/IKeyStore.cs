namespace CloudBridge.Monitors;

/// <summary>
/// Access keys, without what would let anybody use one; see <see cref="IAccountStore"/> for what all stores promise.
/// </summary>
public interface IKeyStore
{
    /// <summary>Adds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="maxLive">Live keys the account may have with it.</param>
    /// <param name="makeRoom">When there are that many: true revokes the oldest ones, false refuses.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="MonitorException"><see cref="MonitorFault.QuotaReached"/>.</exception>
    ValueTask AddKeyAsync(StoredKey key, int maxLive, bool makeRoom, CancellationToken cancellationToken = default);

    /// <summary>A key by its id, also one that is revoked or has expired; null when there is none.</summary>
    ValueTask<StoredKey?> FindKeyAsync(string keyId, CancellationToken cancellationToken = default);

    /// <summary>All keys of an account, newest first.</summary>
    ValueTask<IReadOnlyList<StoredKey>> ListKeysAsync(long accountId, CancellationToken cancellationToken = default);

    /// <summary>Revokes a key of an account.</summary>
    /// <returns>False when the account has no such live key.</returns>
    ValueTask<bool> RevokeKeyAsync(
        long accountId,
        string keyId,
        DateTimeOffset now,
        CancellationToken cancellationToken = default);

    /// <summary>Remembers the day on which a key was last used; cheap when that is known.</summary>
    ValueTask TouchKeyAsync(string keyId, DateOnly day, CancellationToken cancellationToken = default);
}
