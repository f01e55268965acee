using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Monitors.Rows;

namespace CloudBridge.Storage.Monitors;

/// <summary>Adds a monitor within a transaction when the quota allows it.</summary>
internal static class MonitorAdding
{
    private const long Day = 24 * 3_600_000;

    private const string Insert = """
        INSERT INTO monitor (owner, host, url, label, method, interval_ms, timeout_ms, expected_from, expected_to, wanted_text, tls_warning_days,
            is_public, created_at, state, state_since, reason, head_fails, version)
        VALUES (@Owner, @Host, @Url, @Label, @Method, @IntervalMs, @TimeoutMs, @ExpectedFrom, @ExpectedTo, @WantedText, @TlsWarningDays,
            @IsPublic, @CreatedAt, @State, @StateSince, @Reason, @HeadFails, @Version)
        RETURNING id
        """;

    private const string Counts = """
        SELECT (SELECT count(*) FROM monitor WHERE owner = @owner) AS monitors,
            (SELECT count(*) FROM monitor_creation WHERE owner = @owner AND created_at > @since AND created_at <= @until) AS creations,
            (SELECT count(*) FROM monitor_creation WHERE owner = @owner AND (created_at <= @since OR created_at > @until)) AS forgotten
        """;

    /// <summary>Adds it; its number is given.</summary>
    /// <exception cref="MonitorException">The quota is used up, or there is no such owner.</exception>
    public static async Task<MonitorDefinition> AddAsync(
        DbSession session,
        MonitorDefinition monitor,
        MonitorQuota quota,
        long? followers)
    {
        var row = MonitorRow.Of(monitor);
        var owner = await session.FirstAsync<AccountRow>(
            $"SELECT {AccountRow.Columns} FROM account WHERE id = @Owner{session.ForUpdate}",
            new { row.Owner }).ConfigureAwait(false)
            ?? throw StoreRefusals.NoAccount();
        await CheckOwnerAsync(session, row, quota).ConfigureAwait(false);
        await CheckHostAsync(session, monitor.Settings, quota).ConfigureAwait(false);
        var id = await session.FirstAsync<long>(Insert, row).ConfigureAwait(false);
        await session.RunAsync(
            "INSERT INTO monitor_creation (owner, created_at) VALUES (@Owner, @CreatedAt)",
            row).ConfigureAwait(false);
        await RememberAsync(session, owner, row, followers).ConfigureAwait(false);
        return monitor with { Id = id };
    }

    /// <summary>Refuses when all users together have as many monitors on the host as they may.</summary>
    public static async Task CheckHostAsync(DbSession session, MonitorSettings settings, MonitorQuota quota)
    {
        if (quota.MaxPerHost == int.MaxValue)
        {
            return;
        }

        var host = settings.Host;
        await session.LockAsync($"monitor host {host}").ConfigureAwait(false);
        var count = await session.FirstAsync<long>(
            "SELECT count(*) FROM (SELECT 1 FROM monitor WHERE host = @host LIMIT @max) AS found",
            new { host, max = quota.MaxPerHost }).ConfigureAwait(false);
        if (count >= quota.MaxPerHost)
        {
            throw StoreRefusals.TooManyOnHost(host, quota.MaxPerHost);
        }
    }

    private static async Task CheckOwnerAsync(DbSession session, MonitorRow row, MonitorQuota quota)
    {
        // What a clock that was ahead has noted would count for as long as it was ahead.
        var (since, until) = (row.CreatedAt - Day, row.CreatedAt + Day);
        var (monitors, creations, forgotten) =
            await session.FirstAsync<(long, long, long)>(Counts, new { owner = row.Owner, since, until }).ConfigureAwait(false);
        if (monitors >= quota.MaxMonitors)
        {
            throw StoreRefusals.TooManyMonitors(quota.MaxMonitors);
        }

        if (creations >= quota.MaxCreationsPerDay)
        {
            throw StoreRefusals.TooManyCreations(quota.MaxCreationsPerDay);
        }

        if (forgotten > 0)
        {
            const string Forget =
                "DELETE FROM monitor_creation WHERE owner = @Owner AND (created_at <= @since OR created_at > @until)";
            await session.RunAsync(Forget, new { row.Owner, since, until }).ConfigureAwait(false);
        }
    }

    private static async Task RememberAsync(DbSession session, AccountRow owner, MonitorRow row, long? followers)
    {
        var known = followers ?? owner.Followers;
        if (owner.UserNumber is null)
        {
            var number = await session.FirstAsync<long>(
                "UPDATE user_tally SET last_number = last_number + 1, users = users + 1 RETURNING last_number").ConfigureAwait(false);
            await session.RunAsync(
                "UPDATE account SET user_number = @number, first_monitor_at = @CreatedAt, followers = @known WHERE id = @Owner",
                new { number, row.CreatedAt, known, row.Owner }).ConfigureAwait(false);
        }
        else if (known != owner.Followers)
        {
            await session.RunAsync(
                "UPDATE account SET followers = @known WHERE id = @Owner",
                new { known, row.Owner }).ConfigureAwait(false);
        }
    }
}
