using CloudBridge.Monitors;

namespace CloudBridge.TestKit;

public sealed partial class MemoryMonitorStore
{
    /// <inheritdoc />
    public ValueTask<MonitorDefinition> AddMonitorAsync(long ownerId, MonitorSettings settings, MonitorQuota quota, long? followers, DateTimeOffset now, CancellationToken cancellationToken = default) => Do(() =>
    {
        var owner = _accounts.GetValueOrDefault(ownerId) ?? throw StoreRefusals.NoAccount();
        CheckQuota(ownerId, settings, quota, now);
        var monitor = new MonitorDefinition { Id = ++_lastId, OwnerId = ownerId, Settings = settings, CreatedAt = Exact(now), StateSince = Exact(now), Version = 1 };
        _monitors.Add(monitor.Id, monitor);
        _creations.Add((ownerId, Exact(now)));
        if (owner.FirstMonitorAt is null)
        {
            _users.Add(ownerId);
        }

        _accounts[ownerId] = owner with { Followers = followers ?? owner.Followers, FirstMonitorAt = owner.FirstMonitorAt ?? Exact(now) };
        return monitor;
    });

    /// <inheritdoc />
    public ValueTask<MonitorDefinition?> FindMonitorAsync(long id, CancellationToken cancellationToken = default) => Do(() => _monitors.GetValueOrDefault(id));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<MonitorDefinition>> ListMonitorsAsync(long ownerId, long after, int count, CancellationToken cancellationToken = default) => Do<IReadOnlyList<MonitorDefinition>>(() =>
        [.. _monitors.Values.Where(monitor => monitor.OwnerId == ownerId && monitor.Id > after).Take(count)]);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<MonitorDefinition>> ListAllMonitorsAsync(long after, int count, CancellationToken cancellationToken = default) => Do<IReadOnlyList<MonitorDefinition>>(() =>
        [.. _monitors.Values.Where(monitor => monitor.Id > after).Take(count)]);

    /// <inheritdoc />
    public ValueTask<long> CountMonitorsAsync(string owner, CancellationToken cancellationToken = default) => Do(() =>
        ByName(owner) is { } account ? _monitors.Values.LongCount(monitor => monitor.OwnerId == account.Id) : 0);

    /// <inheritdoc />
    public ValueTask<MonitorDefinition?> UpdateMonitorAsync(long id, MonitorSettings settings, MonitorQuota? quota, long? version, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (!_monitors.TryGetValue(id, out var monitor))
        {
            return null;
        }

        CheckVersion(monitor, version);
        if (quota is not null && settings.Host != monitor.Settings.Host)
        {
            CheckHost(settings, quota);
        }

        var isOtherTarget = !settings.AsksLike(monitor.Settings);
        return _monitors[id] = monitor with
        {
            Settings = settings,
            HeadFails = monitor.HeadFails && !isOtherTarget,
            CertificateEndsAt = isOtherTarget ? null : monitor.CertificateEndsAt,
            Version = monitor.Version + 1,
        };
    });

    /// <inheritdoc />
    public ValueTask SetHeadFailsAsync(long id, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (_monitors.TryGetValue(id, out var monitor))
        {
            _monitors[id] = monitor with { HeadFails = true };
        }
    });

    /// <inheritdoc />
    public ValueTask SetCertificateAsync(long id, DateTimeOffset endsAt, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (_monitors.TryGetValue(id, out var monitor))
        {
            _monitors[id] = monitor with { CertificateEndsAt = Exact(endsAt) };
        }
    });

    /// <inheritdoc />
    public ValueTask SetDownReasonAsync(long id, DateTimeOffset downSince, string reason, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (_monitors.TryGetValue(id, out var monitor) && monitor.State == MonitorState.Down && monitor.StateSince == Exact(downSince))
        {
            _monitors[id] = monitor with { Reason = reason };
        }
    });

    /// <inheritdoc />
    public ValueTask<bool> DeleteMonitorAsync(long id, long? version, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (!_monitors.TryGetValue(id, out var monitor))
        {
            return false;
        }

        CheckVersion(monitor, version);
        Remove(id);
        return true;
    });

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<Transition>> AddTransitionsAsync(IReadOnlyList<Transition> transitions, CancellationToken cancellationToken = default) => Do<IReadOnlyList<Transition>>(() =>
        [.. transitions.Where(transition => _monitors.ContainsKey(transition.MonitorId)).Select(Add)]);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<Transition>> ListTransitionsAsync(long monitorId, long before, int count, CancellationToken cancellationToken = default) => Do<IReadOnlyList<Transition>>(() =>
        [.. _transitions.Where(transition => transition.MonitorId == monitorId && transition.Id < before).Reverse().Take(count)]);

    private Transition Add(Transition transition)
    {
        if (_transitions.Find(one => one.Key == transition.Key) is { } known)
        {
            return known;
        }

        var stored = transition with { Id = ++_lastId, At = Exact(transition.At) };
        _transitions.Add(stored with { LastCheck = null });
        var monitor = _monitors[stored.MonitorId];
        if (stored.From != stored.To)
        {
            var told = stored.IsAlert || stored.To == MonitorState.Up ? stored.To : monitor.Told;
            _monitors[monitor.Id] = monitor with { State = stored.To, StateSince = stored.At, Reason = stored.Reason, Version = monitor.Version + 1, Told = told, LastCheck = stored.LastCheck ?? monitor.LastCheck };
        }

        foreach (var channel in stored.IsAlert ? _channels.Values.Where(channel => channel.AccountId == monitor.OwnerId) : [])
        {
            _alerts.Add(++_lastId, new WaitingAlert(channel.Id, stored, stored.At, 0));
        }

        return stored;
    }

    private void Remove(long monitor)
    {
        _monitors.Remove(monitor);
        _transitions.RemoveAll(transition => transition.MonitorId == monitor);
        foreach (var alert in _alerts.Where(alert => alert.Value.Transition.MonitorId == monitor).ToArray())
        {
            _alerts.Remove(alert.Key);
        }
    }

    private void CheckQuota(long ownerId, MonitorSettings settings, MonitorQuota quota, DateTimeOffset now)
    {
        if (_monitors.Values.Count(monitor => monitor.OwnerId == ownerId) >= quota.MaxMonitors)
        {
            throw StoreRefusals.TooManyMonitors(quota.MaxMonitors);
        }

        if (_creations.Count(creation => creation.OwnerId == ownerId && creation.At > Exact(now) - Day && creation.At <= Exact(now) + Day) >= quota.MaxCreationsPerDay)
        {
            throw StoreRefusals.TooManyCreations(quota.MaxCreationsPerDay);
        }

        CheckHost(settings, quota);
    }

    private void CheckHost(MonitorSettings settings, MonitorQuota quota)
    {
        var host = settings.Host;
        if (_monitors.Values.Count(monitor => monitor.Settings.Host == host) >= quota.MaxPerHost)
        {
            throw StoreRefusals.TooManyOnHost(host, quota.MaxPerHost);
        }
    }

    private static void CheckVersion(MonitorDefinition monitor, long? version)
    {
        if (version is not null && version != monitor.Version)
        {
            throw StoreRefusals.Changed();
        }
    }
}
