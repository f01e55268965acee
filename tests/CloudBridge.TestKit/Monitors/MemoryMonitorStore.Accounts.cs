using CloudBridge.Monitors;

namespace CloudBridge.TestKit;

public sealed partial class MemoryMonitorStore
{
    /// <inheritdoc />
    public ValueTask<Account> GetOrAddAccountAsync(string name, DateTimeOffset now, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (ByName(name) is { } known)
        {
            return known;
        }

        var account = new Account(++_lastId, name, Exact(now)) { LastSeenAt = Exact(now) };
        _accounts.Add(account.Id, account);
        return account;
    });

    /// <inheritdoc />
    public ValueTask<Account?> FindAccountAsync(string name, CancellationToken cancellationToken = default) => Do(() => ByName(name));

    /// <inheritdoc />
    public ValueTask<Account?> FindAccountAsync(long id, CancellationToken cancellationToken = default) => Do(() => _accounts.GetValueOrDefault(id));

    /// <inheritdoc />
    public ValueTask TouchAccountAsync(long id, DateTimeOffset now, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (_accounts.TryGetValue(id, out var account) && account.LastSeenAt < Hour(now))
        {
            _accounts[id] = account with { LastSeenAt = Hour(now) };
        }
    });

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<long>?> DeleteAccountAsync(long id, CancellationToken cancellationToken = default) => Do<IReadOnlyList<long>?>(() =>
    {
        if (!_accounts.Remove(id))
        {
            return null;
        }

        var monitors = _monitors.Values.Where(monitor => monitor.OwnerId == id).Select(monitor => monitor.Id).ToArray();
        foreach (var monitor in monitors)
        {
            Remove(monitor);
        }

        foreach (var key in _keys.Values.Where(key => key.AccountId == id).ToArray())
        {
            _keys.Remove(key.KeyId);
        }

        foreach (var channel in _channels.Values.Where(channel => channel.AccountId == id).ToArray())
        {
            Remove(channel);
        }

        _users.Remove(id);
        _creations.RemoveAll(creation => creation.OwnerId == id);
        return monitors;
    });

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> ListUsersAsync(int count, int offset, CancellationToken cancellationToken = default) => Do<IReadOnlyList<string>>(() =>
        [.. Enumerable.Reverse(_users).Skip(offset).Take(count).Select(id => _accounts[id].Name)]);

    /// <inheritdoc />
    public ValueTask<long> CountUsersAsync(CancellationToken cancellationToken = default) => Do(() => (long)_users.Count);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<FamousUser>> FamousUsersAsync(int count, CancellationToken cancellationToken = default) => Do<IReadOnlyList<FamousUser>>(() =>
    [
        .. _accounts.Values
            .Where(account => account.FirstMonitorAt is not null && account.Followers is not null)
            .OrderByDescending(account => account.Followers)
            .ThenBy(account => account.Id)
            .Take(count)
            .Select(account => new FamousUser(account.Name, account.Followers!.Value)),
    ]);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<Account>> ListAbsentAsync(DateTimeOffset lastSeenBefore, int count, CancellationToken cancellationToken = default) => Do<IReadOnlyList<Account>>(() =>
    [
        .. _accounts.Values
            .Where(account => account.LastSeenAt < lastSeenBefore && _monitors.Values.Any(monitor => monitor.OwnerId == account.Id && monitor.State != MonitorState.Paused))
            .OrderBy(account => account.LastSeenAt)
            .ThenBy(account => account.Id)
            .Take(count),
    ]);

    private Account? ByName(string name) => _accounts.Values.FirstOrDefault(account => string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase));
}
