using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Monitors.Rows;
using Dapper;

namespace CloudBridge.Storage.Monitors;

/// <summary>Alert channels, and alerts that wait, in a database.</summary>
internal sealed class SqlAlertStore(ISqlEngine engine) : IAlertStore
{
    private const long Day = 24 * 3_600_000;

    /// <inheritdoc />
    public async ValueTask<AlertChannel> AddChannelAsync(
        AlertChannel channel,
        int maxChannels,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return await engine.WriteAsync(
            session => AddAsync(session, channel, maxChannels),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<AlertChannel>> ListChannelsAsync(
        long accountId,
        CancellationToken cancellationToken = default)
    {
        const string Sql = $"SELECT {ChannelRow.Columns} FROM alert_channel c WHERE c.account = @accountId ORDER BY c.id";
        var rows = await engine.ReadAsync(
            session => session.ListAsync<ChannelRow>(Sql, new { accountId }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToChannel())];
    }

    /// <inheritdoc />
    public async ValueTask<bool> DeleteChannelAsync(long accountId, long channelId, CancellationToken cancellationToken = default)
    {
        const string Sql = "DELETE FROM alert_channel WHERE id = @channelId AND account = @accountId";
        return await engine.WriteAsync(
            session => session.RunAsync(Sql, new { accountId, channelId }),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<PendingAlert>> DueAlertsAsync(
        DateTimeOffset now,
        int count,
        CancellationToken cancellationToken = default)
    {
        var values = new { now = StoredTime.Of(now), far = StoredTime.Of(now) + Day, count };
        return await engine.ReadAsync(session => ReadAsync(session, values), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask EndAlertAsync(long alertId, CancellationToken cancellationToken = default) =>
        await engine.WriteAsync(
            session => session.RunAsync("DELETE FROM alert WHERE id = @alertId", new { alertId }),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask PutOffAlertAsync(long alertId, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        const string Sql = """
            UPDATE alert SET due_at = @due, tries = tries + CASE WHEN id = @alertId THEN 1 ELSE 0 END
            WHERE channel = (SELECT channel FROM alert WHERE id = @alertId) AND id >= @alertId AND (due_at < @due OR due_at > @due + @Day)
            """;
        await engine.WriteAsync(
            session => session.RunAsync(Sql, new { alertId, due = StoredTime.Of(until), Day }),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<AlertChannel> AddAsync(DbSession session, AlertChannel channel, int maxChannels)
    {
        const string Insert =
            "INSERT INTO alert_channel (account, kind, target, secret, created_at) VALUES (@AccountId, @kind, @Target, @Secret, @at) RETURNING id";
        _ = await session.FirstAsync<long?>(
            $"SELECT id FROM account WHERE id = @AccountId{session.ForUpdate}",
            new { channel.AccountId }).ConfigureAwait(false)
            ?? throw StoreRefusals.NoAccount();
        var count =
            await session.FirstAsync<long>(
                "SELECT count(*) FROM alert_channel WHERE account = @AccountId",
                new { channel.AccountId }).ConfigureAwait(false);
        if (count >= maxChannels)
        {
            throw StoreRefusals.TooManyChannels(maxChannels);
        }

        var at = StoredTime.Of(channel.CreatedAt);
        var id = await session.FirstAsync<long>(
            Insert,
            new { channel.AccountId, kind = (long)channel.Kind, channel.Target, channel.Secret, at }).ConfigureAwait(false);
        return channel with { Id = id, CreatedAt = StoredTime.Read(at) };
    }

    private static async Task<IReadOnlyList<PendingAlert>> ReadAsync(DbSession session, object values)
    {
        // Goes from channel to channel that has any, however many wait for each.
        const string Sql = $"""
            WITH RECURSIVE waiting(number) AS (
                SELECT min(channel) FROM alert
                UNION ALL
                SELECT (SELECT min(channel) FROM alert WHERE channel > number) FROM waiting WHERE number IS NOT NULL),
            due(alert) AS (
                SELECT (SELECT min(id) FROM alert WHERE channel = number) FROM waiting
                WHERE EXISTS (SELECT 1 FROM alert WHERE channel = number AND (due_at <= @now OR due_at > @far)))
            SELECT {AlertRow.Columns}, {ChannelRow.Columns}, {MonitorRow.Columns}, {TransitionRow.Columns}
            FROM due
            JOIN alert a ON a.id = due.alert
            JOIN alert_channel c ON c.id = a.channel
            JOIN monitor_transition t ON t.id = a.transition
            JOIN monitor m ON m.id = t.monitor
            ORDER BY a.due_at, a.id LIMIT @count
            """;
        var alerts = await session.Connection.QueryAsync<AlertRow, ChannelRow, MonitorRow, TransitionRow, PendingAlert>(
            Sql,
            (alert, channel, monitor, transition) =>
                new PendingAlert(alert.Id, channel.ToChannel(), monitor.ToMonitor(), transition.ToTransition(), (int)alert.Tries, StoredTime.Read(alert.DueAt)),
            values).ConfigureAwait(false);
        return alerts.AsList();
    }
}
