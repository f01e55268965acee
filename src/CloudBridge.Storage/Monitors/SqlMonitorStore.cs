using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Monitors.Rows;

namespace CloudBridge.Storage.Monitors;

/// <summary>Monitors and their transitions in a database.</summary>
internal sealed class SqlMonitorStore(ISqlEngine engine) : IMonitorStore
{
    /// <inheritdoc />
    public async ValueTask<MonitorDefinition> AddMonitorAsync(
        long ownerId,
        MonitorSettings settings,
        MonitorQuota quota,
        long? followers,
        DateTimeOffset now,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(quota);
        var at = StoredTime.Read(StoredTime.Of(now));
        var monitor = new MonitorDefinition { Id = 0, OwnerId = ownerId, Settings = settings, CreatedAt = at, StateSince = at, Version = 1 };
        return await engine.WriteAsync(
            session => MonitorAdding.AddAsync(session, monitor, quota, followers),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<MonitorDefinition?> FindMonitorAsync(long id, CancellationToken cancellationToken = default)
    {
        var row = await engine.ReadAsync(session => FindAsync(session, id, ""), cancellationToken).ConfigureAwait(false);
        return row?.ToMonitor();
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<MonitorDefinition>> ListMonitorsAsync(
        long ownerId,
        long after,
        int count,
        CancellationToken cancellationToken = default) =>
        ListAsync("m.owner = @ownerId AND m.id > @after", new { ownerId, after, count }, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<MonitorDefinition>> ListAllMonitorsAsync(
        long after,
        int count,
        CancellationToken cancellationToken = default) =>
        ListAsync("m.id > @after", new { after, count }, cancellationToken);

    /// <inheritdoc />
    public async ValueTask<long> CountMonitorsAsync(string owner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(owner);
        const string Sql = "SELECT count(*) FROM monitor WHERE owner = (SELECT id FROM account WHERE name_key = @key)";
        return await engine.ReadAsync(
            session => session.FirstAsync<long>(Sql, new { key = owner.ToLowerInvariant() }),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<MonitorDefinition?> UpdateMonitorAsync(
        long id,
        MonitorSettings settings,
        MonitorQuota? quota,
        long? version,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return await engine.WriteAsync(
            session => UpdateAsync(session, id, settings, quota, version),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask SetHeadFailsAsync(long id, CancellationToken cancellationToken = default) =>
        await engine.WriteAsync(
            session => session.RunAsync("UPDATE monitor SET head_fails = 1 WHERE id = @id", new { id }),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask SetCertificateAsync(long id, DateTimeOffset endsAt, CancellationToken cancellationToken = default)
    {
        const string Sql = "UPDATE monitor SET certificate_ends_at = @at WHERE id = @id";
        await engine.WriteAsync(
            session => session.RunAsync(Sql, new { id, at = StoredTime.Of(endsAt) }),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask SetDownReasonAsync(
        long id,
        DateTimeOffset downSince,
        string reason,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        const string Sql = "UPDATE monitor SET reason = @reason WHERE id = @id AND state = @down AND state_since = @since";
        var row = new { id, down = (long)MonitorState.Down, since = StoredTime.Of(downSince), reason };
        await engine.WriteAsync(session => session.RunAsync(Sql, row), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<bool> DeleteMonitorAsync(long id, long? version, CancellationToken cancellationToken = default) =>
        await engine.WriteAsync(
        async session =>
        {
            if (await FindAsync(session, id, session.ForUpdate).ConfigureAwait(false) is not { } row)
            {
                return false;
            }

            CheckVersion(row, version);
            return await session.RunAsync("DELETE FROM monitor WHERE id = @id", new { id }).ConfigureAwait(false) > 0;
        },
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<Transition>> AddTransitionsAsync(
        IReadOnlyList<Transition> transitions,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        return await engine.WriteAsync(
            session => TransitionAdding.AddAsync(session, transitions),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<Transition>> ListTransitionsAsync(
        long monitorId,
        long before,
        int count,
        CancellationToken cancellationToken = default)
    {
        const string Sql =
            $"SELECT {TransitionRow.Columns} FROM monitor_transition t WHERE t.monitor = @monitorId AND t.id < @before ORDER BY t.id DESC LIMIT @count";
        var rows =
            await engine.ReadAsync(
                session => session.ListAsync<TransitionRow>(Sql, new { monitorId, before, count }),
                cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToTransition())];
    }

    private async ValueTask<IReadOnlyList<MonitorDefinition>> ListAsync(
        string where,
        object values,
        CancellationToken cancellationToken)
    {
        var sql = $"SELECT {MonitorRow.Columns} FROM monitor m WHERE {where} ORDER BY m.id LIMIT @count";
        var rows = await engine.ReadAsync(
            session => session.ListAsync<MonitorRow>(sql, values),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToMonitor())];
    }

    private static async Task<MonitorDefinition?> UpdateAsync(
        DbSession session,
        long id,
        MonitorSettings settings,
        MonitorQuota? quota,
        long? version)
    {
        const string Sql = """
            UPDATE monitor SET host = @Host, url = @Url, label = @Label, method = @Method, interval_ms = @IntervalMs, timeout_ms = @TimeoutMs,
                expected_from = @ExpectedFrom, expected_to = @ExpectedTo, wanted_text = @WantedText, tls_warning_days = @TlsWarningDays,
                is_public = @IsPublic, head_fails = @HeadFails, version = @Version,
                certificate_ends_at = @CertificateEndsAt
            WHERE id = @Id
            """;
        if (await FindAsync(session, id, session.ForUpdate).ConfigureAwait(false) is not { } row)
        {
            return null;
        }

        CheckVersion(row, version);
        if (quota is not null && settings.Host != row.Host)
        {
            await MonitorAdding.CheckHostAsync(session, settings, quota).ConfigureAwait(false);
        }

        var old = row.ToMonitor();
        var isOtherTarget = !settings.AsksLike(old.Settings);
        var changed = old with
        {
            Settings = settings,
            HeadFails = old.HeadFails && !isOtherTarget,
            CertificateEndsAt = isOtherTarget ? null : old.CertificateEndsAt,
            Version = old.Version + 1,
        };
        await session.RunAsync(Sql, MonitorRow.Of(changed)).ConfigureAwait(false);
        return changed;
    }

    private static Task<MonitorRow?> FindAsync(DbSession session, long id, string lockWords) =>
        session.FirstAsync<MonitorRow>($"SELECT {MonitorRow.Columns} FROM monitor m WHERE m.id = @id{lockWords}", new { id });

    private static void CheckVersion(MonitorRow monitor, long? version)
    {
        if (version is not null && version != monitor.Version)
        {
            throw StoreRefusals.Changed();
        }
    }
}
