using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Monitors.Rows;

namespace CloudBridge.Storage.Monitors;

/// <summary>Accounts in a database.</summary>
internal sealed class SqlAccountStore(ISqlEngine engine) : IAccountStore
{
    private readonly RecentTouches<long> _seen = new();
    private volatile UserNumbers _numbers = new([]);

    /// <inheritdoc />
    public async ValueTask<Account> GetOrAddAccountAsync(
        string name,
        DateTimeOffset now,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return await FindAccountAsync(name, cancellationToken).ConfigureAwait(false)
            ?? await engine.WriteAsync(session => AddAsync(session, name, now), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<Account?> FindAccountAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var row = await engine.ReadAsync(session => FindAsync(session, name), cancellationToken).ConfigureAwait(false);
        return row?.ToAccount();
    }

    /// <inheritdoc />
    public async ValueTask<Account?> FindAccountAsync(long id, CancellationToken cancellationToken = default)
    {
        var row = await engine.ReadAsync(
            session => session.FirstAsync<AccountRow>($"SELECT {AccountRow.Columns} FROM account WHERE id = @id", new { id }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToAccount();
    }

    /// <inheritdoc />
    public async ValueTask TouchAccountAsync(long id, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var hour = StoredTime.HourOf(now);
        if (_seen.Has(id, hour))
        {
            return;
        }

        await engine.WriteAsync(
            session => session.RunAsync("UPDATE account SET last_seen_at = @hour WHERE id = @id AND last_seen_at < @hour", new { id, hour }),
            cancellationToken).ConfigureAwait(false);
        _seen.Add(id, hour);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<long>?> DeleteAccountAsync(long id, CancellationToken cancellationToken = default) =>
        await engine.WriteAsync(session => DeleteAsync(session, id), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<string>> ListUsersAsync(
        int count,
        int offset,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        return await engine.ReadAsync(session => ListAsync(session, count, offset), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<long> CountUsersAsync(CancellationToken cancellationToken = default) =>
        await engine.ReadAsync(
            session => session.FirstAsync<long>("SELECT users FROM user_tally"),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<FamousUser>> FamousUsersAsync(int count, CancellationToken cancellationToken = default)
    {
        const string Sql = """
            SELECT name AS Name, followers AS Followers FROM account
            WHERE user_number IS NOT NULL AND followers IS NOT NULL ORDER BY followers DESC, id LIMIT @count
            """;
        return await engine.ReadAsync(
            session => session.ListAsync<FamousUser>(Sql, new { count }),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<Account>> ListAbsentAsync(
        DateTimeOffset lastSeenBefore,
        int count,
        CancellationToken cancellationToken = default)
    {
        const string Sql = $"""
            SELECT {AccountRow.Columns} FROM account
            WHERE last_seen_at < @before AND EXISTS (SELECT 1 FROM monitor WHERE owner = account.id AND state <> @paused)
            ORDER BY last_seen_at, id LIMIT @count
            """;
        var values = new { before = StoredTime.Of(lastSeenBefore), paused = (long)MonitorState.Paused, count };
        var rows = await engine.ReadAsync(
            session => session.ListAsync<AccountRow>(Sql, values),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToAccount())];
    }

    private static Task<AccountRow?> FindAsync(DbSession session, string name) =>
        session.FirstAsync<AccountRow>(
            $"SELECT {AccountRow.Columns} FROM account WHERE name_key = @key",
            new { key = name.ToLowerInvariant() });

    private static async Task<Account> AddAsync(DbSession session, string name, DateTimeOffset now)
    {
        await session.RunAsync(
            "INSERT INTO account (name, name_key, created_at, last_seen_at) VALUES (@name, @key, @at, @at) ON CONFLICT (name_key) DO NOTHING",
            new { name, key = name.ToLowerInvariant(), at = StoredTime.Of(now) }).ConfigureAwait(false);
        return (await FindAsync(session, name).ConfigureAwait(false))!.ToAccount();
    }

    private static async Task<IReadOnlyList<long>?> DeleteAsync(DbSession session, long id)
    {
        var account = await session.FirstAsync<AccountRow>(
            $"SELECT {AccountRow.Columns} FROM account WHERE id = @id{session.ForUpdate}",
            new { id }).ConfigureAwait(false);
        if (account is null)
        {
            return null;
        }

        var monitors = await session.ListAsync<long>(
            "SELECT id FROM monitor WHERE owner = @id ORDER BY id",
            new { id }).ConfigureAwait(false);
        await session.RunAsync("DELETE FROM account WHERE id = @id", new { id }).ConfigureAwait(false);
        if (account.UserNumber is { } number)
        {
            await session.RunAsync("UPDATE user_tally SET users = users - 1").ConfigureAwait(false);
            await session.RunAsync("INSERT INTO user_gap (number) VALUES (@number)", new { number }).ConfigureAwait(false);
        }

        return monitors;
    }

    private async Task<IReadOnlyList<string>> ListAsync(DbSession session, int count, int offset)
    {
        var (last, users) =
            await session.FirstAsync<(long, long)>("SELECT last_number, users FROM user_tally").ConfigureAwait(false);
        var numbers = _numbers;
        if (numbers.Gaps != last - users)
        {
            _numbers = numbers = new UserNumbers(
                await session.ListAsync<long>("SELECT number FROM user_gap ORDER BY number DESC").ConfigureAwait(false));
        }

        return await session.ListAsync<string>(
            "SELECT name FROM account WHERE user_number <= @first ORDER BY user_number DESC LIMIT @count",
            new { first = numbers.At(last, offset), count }).ConfigureAwait(false);
    }
}
