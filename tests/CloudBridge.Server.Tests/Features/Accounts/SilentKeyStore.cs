using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Accounts;

/// <summary>A store of keys that never answers; not even who gives up is heard.</summary>
internal sealed class SilentKeyStore : IKeyStore
{
    public ValueTask AddKeyAsync(StoredKey key, int maxLive, bool makeRoom, CancellationToken cancellationToken = default) => new(Never<bool>());

    public ValueTask<StoredKey?> FindKeyAsync(string keyId, CancellationToken cancellationToken = default) => new(Never<StoredKey?>());

    public ValueTask<IReadOnlyList<StoredKey>> ListKeysAsync(long accountId, CancellationToken cancellationToken = default) => new(Never<IReadOnlyList<StoredKey>>());

    public ValueTask<bool> RevokeKeyAsync(long accountId, string keyId, DateTimeOffset now, CancellationToken cancellationToken = default) => new(Never<bool>());

    public ValueTask TouchKeyAsync(string keyId, DateOnly day, CancellationToken cancellationToken = default) => new(Never<bool>());

    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;
}
