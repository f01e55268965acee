using CloudBridge.Monitors.Stores;

namespace CloudBridge.Monitors.Service;

/// <inheritdoc cref="IMonitorService" />
internal sealed class MonitorService(
    IAccountStore accounts,
    IMonitorStore store,
    IHistoryStore history,
    IPinger pinger,
    AddressCheck addresses,
    IUserFacts facts,
    OwnerLocks locks,
    HistoryCleanup cleanup,
    MonitorRules rules,
    TimeProvider time) : IMonitorService
{
    private const string PausedByOwner = "paused by its owner";
    private const int UpdateTries = 5;

    private readonly OwnedMonitors _own = new(store, pinger);
    private readonly LastChecks _lastChecks = new(history, time);

    public async ValueTask<MonitorActor> ActorAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var now = time.GetUtcNow();
        var account = await accounts.GetOrAddAccountAsync(name, now, cancellationToken).ConfigureAwait(false);
        await accounts.TouchAccountAsync(account.Id, now, cancellationToken).ConfigureAwait(false);
        return new MonitorActor(account.Id, account.Name, rules.IsOperator(account.Name));
    }

    public async ValueTask<MonitorView> AddAsync(
        MonitorActor actor,
        MonitorChange change,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(change);
        var url = addresses.Read(change.Url);
        var settings = SettingsCheck.Apply(NewSettings(url.Text), change, rules.MinIntervalFor(actor));
        if (await FindSameAsync(actor, url.Text, cancellationToken).ConfigureAwait(false) is { } known && pinger.StatusOf(known.Id) is not null)
        {
            return await ShowAsync(known, cancellationToken).ConfigureAwait(false);
        }

        await addresses.DemandReachableAsync(url, cancellationToken).ConfigureAwait(false);
        var user = await facts.FindAsync(actor.Name, cancellationToken).ConfigureAwait(false);
        using var turn = await locks.EnterAsync(actor.AccountId, cancellationToken).ConfigureAwait(false);
        var monitor = await FindSameAsync(actor, url.Text, cancellationToken).ConfigureAwait(false)
            ?? await StoreAsync(actor, settings, user, cancellationToken).ConfigureAwait(false);
        // One that was there may not be watched: the answer of the store may have got lost when it was made.
        if (pinger.StatusOf(monitor.Id) is null)
        {
            pinger.Watch(monitor);
        }

        return await ShowAsync(monitor, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<MonitorView> GetAsync(MonitorActor actor, long id, CancellationToken cancellationToken = default) =>
        await ShowAsync(await _own.FindAsync(actor, id, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<MonitorView>> ListAsync(
        MonitorActor actor,
        long after,
        int count,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        HistoryQueries.DemandCount(count);
        var monitors = await store.ListMonitorsAsync(actor.AccountId, after, count, cancellationToken).ConfigureAwait(false);
        var views = new List<MonitorView>(monitors.Count);
        foreach (var monitor in monitors)
        {
            views.Add(await ShowAsync(monitor, cancellationToken).ConfigureAwait(false));
        }

        return views;
    }

    public async ValueTask<MonitorView> UpdateAsync(
        MonitorActor actor,
        long id,
        MonitorChange change,
        long? version,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var tries = 1; ; tries++)
        {
            var monitor = await _own.FindAsync(actor, id, cancellationToken).ConfigureAwait(false);
            try
            {
                return await UpdateAsync(actor, monitor, change, version ?? monitor.Version, cancellationToken).ConfigureAwait(false);
            }
            catch (MonitorException error) when (error.Fault == MonitorFault.Changed && version is null && tries < UpdateTries)
            {
                // A check has changed the state meanwhile; what is wanted is still the same.
            }
        }
    }

    public async ValueTask<MonitorView> PauseAsync(MonitorActor actor, long id, CancellationToken cancellationToken = default)
    {
        var monitor = await _own.FindAsync(actor, id, cancellationToken).ConfigureAwait(false);
        return _own.View(monitor) is { Status.State: MonitorState.Paused } paused
            ? await _lastChecks.AddToAsync(paused, cancellationToken).ConfigureAwait(false)
            : await SetStateAsync(id, MonitorState.Paused, PausedByOwner, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<MonitorView> ResumeAsync(MonitorActor actor, long id, CancellationToken cancellationToken = default)
    {
        var monitor = await _own.FindAsync(actor, id, cancellationToken).ConfigureAwait(false);
        var view = _own.View(monitor);
        if (view.Status.State is not (MonitorState.Paused or MonitorState.Refused))
        {
            return await _lastChecks.AddToAsync(view, cancellationToken).ConfigureAwait(false);
        }

        await addresses.DemandReachableAsync(addresses.Read(monitor.Settings.Url), cancellationToken).ConfigureAwait(false);
        return await SetStateAsync(id, MonitorState.Pending, "", cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(MonitorActor actor, long id, long? version, CancellationToken cancellationToken = default)
    {
        await _own.FindAsync(actor, id, cancellationToken).ConfigureAwait(false);
        if (!await store.DeleteMonitorAsync(id, version, cancellationToken).ConfigureAwait(false))
        {
            throw OwnedMonitors.Missing(id);
        }

        pinger.Forget(id);
        await cleanup.DeleteAsync([id]).ConfigureAwait(false);
    }

    public async ValueTask<UptimeSummary> UptimeAsync(
        MonitorActor actor,
        long id,
        int days,
        CancellationToken cancellationToken = default)
    {
        HistoryQueries.DemandDays(days);
        await _own.FindAsync(actor, id, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var times = await StateTimes.ReadAsync(store, id, now.AddDays(-days), cancellationToken).ConfigureAwait(false);
        var checks = await history.SummarizeAsync(id, days, now, cancellationToken).ConfigureAwait(false);
        return checks with { Uptime = times.Uptime(now.AddDays(-days), now) };
    }

    public async ValueTask<IReadOnlyList<Transition>> IncidentsAsync(
        MonitorActor actor,
        long id,
        long before,
        int count,
        CancellationToken cancellationToken = default)
    {
        HistoryQueries.DemandCount(count);
        await _own.FindAsync(actor, id, cancellationToken).ConfigureAwait(false);
        return await store.ListTransitionsAsync(id, before, count, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<CheckResult>> ChecksAsync(
        MonitorActor actor,
        long id,
        DateTimeOffset before,
        int count,
        CancellationToken cancellationToken = default)
    {
        HistoryQueries.DemandCount(count);
        await _own.FindAsync(actor, id, cancellationToken).ConfigureAwait(false);
        return await history.ReadChecksAsync(id, before, count, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<HistoryBucket>> BucketsAsync(
        MonitorActor actor,
        long id,
        BucketSize size,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken = default)
    {
        HistoryQueries.DemandSpan(size, from, until);
        await _own.FindAsync(actor, id, cancellationToken).ConfigureAwait(false);
        var times = await StateTimes.ReadAsync(store, id, from, cancellationToken).ConfigureAwait(false);
        var buckets = await history.ReadBucketsAsync(id, size, from, until, cancellationToken).ConfigureAwait(false);
        return [.. buckets.Select(bucket => bucket with { Uptime = times.Uptime(bucket.Start, EndOf(bucket, size)) ?? bucket.Uptime })];
    }

    public async ValueTask<MonitorView?> FindPublicAsync(long id, CancellationToken cancellationToken = default) =>
        await store.FindMonitorAsync(id, cancellationToken).ConfigureAwait(false) is { Settings.IsPublic: true } monitor ? _own.View(monitor) : null;

    public async ValueTask<IReadOnlyList<MonitorView>> ListPublicAsync(string user, CancellationToken cancellationToken = default)
    {
        if (await accounts.FindAccountAsync(user, cancellationToken).ConfigureAwait(false) is not { } account)
        {
            return [];
        }

        return await _own.AllAsync(account.Id, cancellationToken)
            .Where(monitor => monitor.Settings.IsPublic)
            .Select(_own.View)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask DeleteAccountAsync(MonitorActor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var monitors = await accounts.DeleteAccountAsync(actor.AccountId, cancellationToken).ConfigureAwait(false)
            ?? throw new MonitorException(MonitorFault.NotFound, "There is no such account any more.");
        foreach (var id in monitors)
        {
            pinger.Forget(id);
        }

        await cleanup.DeleteAsync(monitors).ConfigureAwait(false);
    }

    /// <summary>The end of a bucket, or of what has passed of it.</summary>
    private DateTimeOffset EndOf(HistoryBucket bucket, BucketSize size)
    {
        var end = bucket.Start + HistoryQueries.LengthOf(size);
        return end < time.GetUtcNow() ? end : time.GetUtcNow();
    }

    private MonitorSettings NewSettings(string url)
    {
        var settings = new MonitorSettings { Url = url };
        return settings.Interval < rules.MinInterval ? settings with { Interval = rules.MinInterval } : settings;
    }

    private ValueTask<MonitorDefinition?> FindSameAsync(MonitorActor actor, string url, CancellationToken cancellationToken) =>
        _own.AllAsync(actor.AccountId, cancellationToken).FirstOrDefaultAsync(monitor => monitor.Settings.Url == url, cancellationToken);

    private async ValueTask<MonitorDefinition> StoreAsync(
        MonitorActor actor,
        MonitorSettings settings,
        UserFacts user,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var quota = rules.QuotaFor(actor, user.JoinedAt, now);
        return await store.AddMonitorAsync(actor.AccountId, settings, quota, user.Followers, now, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<MonitorView> UpdateAsync(
        MonitorActor actor,
        MonitorDefinition monitor,
        MonitorChange change,
        long version,
        CancellationToken cancellationToken)
    {
        var settings = SettingsCheck.Apply(monitor.Settings, change, rules.MinIntervalFor(actor));
        if (change.Url is not null && addresses.Read(change.Url) is var url && url.Text != settings.Url)
        {
            await addresses.DemandReachableAsync(url, cancellationToken).ConfigureAwait(false);
            settings = settings with { Url = url.Text };
        }

        var quota = rules.QuotaFor(actor, joinedAt: null, time.GetUtcNow());
        var changed = await store.UpdateMonitorAsync(monitor.Id, settings, quota, version, cancellationToken).ConfigureAwait(false)
            ?? throw OwnedMonitors.Missing(monitor.Id);
        pinger.Watch(changed);
        return settings.Url == monitor.Settings.Url || changed.State == MonitorState.Paused
            ? await ShowAsync(changed, cancellationToken).ConfigureAwait(false)
            : await SetStateAsync(monitor.Id, MonitorState.Pending, "", cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<MonitorView> SetStateAsync(
        long id,
        MonitorState state,
        string reason,
        CancellationToken cancellationToken)
    {
        var status = await pinger.SetStateAsync(id, state, reason, cancellationToken).ConfigureAwait(false);
        var view = await _own.ViewAsync(id, status, cancellationToken).ConfigureAwait(false);
        return await _lastChecks.AddToAsync(view, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<MonitorView> ShowAsync(
        MonitorDefinition monitor,
        CancellationToken cancellationToken) =>
        _lastChecks.AddToAsync(_own.View(monitor), cancellationToken);
}
