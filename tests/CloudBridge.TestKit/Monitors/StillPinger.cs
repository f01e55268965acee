using System.Runtime.CompilerServices;
using CloudBridge.Monitors;

namespace CloudBridge.TestKit;

/// <summary>A pinger that never checks by itself: tests say what was found. States go into a store.</summary>
public sealed class StillPinger(IMonitorStore store, TimeProvider time) : IPinger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, MonitorStatus> _statuses = [];

    /// <inheritdoc />
    public bool IsOffline { get; set; }

    /// <inheritdoc />
    public bool IsReady { get; set; } = true;

    /// <summary>The monitors it was told to watch, in order.</summary>
    public SignalLog<MonitorDefinition> Watched { get; } = new();

    /// <summary>The monitors it was told to forget, in order.</summary>
    public SignalLog<long> Forgotten { get; } = new();

    /// <summary>The monitors that were paused, in order.</summary>
    public SignalLog<long> Paused { get; } = new();

    /// <inheritdoc />
    public void Watch(MonitorDefinition monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        lock (_gate)
        {
            _statuses[monitor.Id] = new(monitor.State, monitor.StateSince, monitor.Reason, _statuses.GetValueOrDefault(monitor.Id)?.LastCheck, null, null);
        }

        Watched.Add(monitor);
    }

    /// <inheritdoc />
    public void Forget(long monitorId)
    {
        lock (_gate)
        {
            _statuses.Remove(monitorId);
        }

        Forgotten.Add(monitorId);
    }

    /// <inheritdoc />
    public MonitorStatus? StatusOf(long monitorId)
    {
        lock (_gate)
        {
            return _statuses.GetValueOrDefault(monitorId);
        }
    }

    /// <summary>Says what a check has found and what state it makes.</summary>
    public async Task FindAsync(long monitorId, MonitorState state, CheckResult check, string reason = "")
    {
        await SetStateAsync(monitorId, state, reason).ConfigureAwait(false);
        lock (_gate)
        {
            _statuses[monitorId] = _statuses[monitorId] with { LastCheck = check };
        }
    }

    /// <inheritdoc />
    public async ValueTask<MonitorStatus> SetStateAsync(long monitorId, MonitorState state, string reason, CancellationToken cancellationToken = default)
    {
        var monitor = await store.FindMonitorAsync(monitorId, cancellationToken).ConfigureAwait(false)
            ?? throw new MonitorException(MonitorFault.NotFound, "There is no such monitor.");
        var now = time.GetUtcNow();
        await store.AddTransitionsAsync([new(monitorId, now, monitor.State, state, reason) { IsAlert = state is MonitorState.Up or MonitorState.Down }], cancellationToken).ConfigureAwait(false);
        if (state == MonitorState.Paused)
        {
            Paused.Add(monitorId);
        }

        lock (_gate)
        {
            return _statuses[monitorId] = new(state, now, reason, _statuses.GetValueOrDefault(monitorId)?.LastCheck, null, null);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<MonitorEvent> EventsAsync(long? ownerId, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        yield break;
    }
}
