using CloudBridge.Monitors.Pinging.Events;
using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.Monitors.Policies;
using CloudBridge.Monitors.Stores;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>
/// Changes states for other reasons than checks. The state is stored first and shown then; checks that are under way meanwhile do
/// not count.
/// </summary>
internal sealed class StateSetter(
    MonitorRegistry registry,
    CheckScheduler<WatchedMonitor> scheduler,
    TransitionWriter writer,
    LastChecks lastChecks,
    EventHub events,
    TimeProvider time)
{
    /// <summary>Changes a state; see <see cref="IPinger.SetStateAsync"/>.</summary>
    public async ValueTask<MonitorStatus> SetAsync(
        long monitorId,
        MonitorState state,
        string reason,
        CancellationToken cancellationToken)
    {
        var monitor = registry.Find(monitorId) ?? throw (registry.IsLoaded ? Missing() : NotYet());
        var transition = await BeginAsync(monitor, state, reason, cancellationToken).ConfigureAwait(false);
        if (transition is null)
        {
            return registry.StatusOf(monitor);
        }

        try
        {
            transition = transition with { LastCheck = await LastCheckAsync(monitor, state, cancellationToken).ConfigureAwait(false) };
            await writer.StoreAsync(transition, cancellationToken).ConfigureAwait(false);
            Show(monitor, transition);
        }
        finally
        {
            End(monitor);
        }

        return registry.StatusOf(monitor);
    }

    /// <summary>Keeps checks from counting, and other changes waiting; null when there is nothing to change.</summary>
    private async ValueTask<Transition?> BeginAsync(
        WatchedMonitor monitor,
        MonitorState state,
        string reason,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            Task other;
            lock (monitor)
            {
                if (monitor.IsDeleted)
                {
                    throw Missing();
                }

                if (monitor.Changing is null)
                {
                    return monitor.State == state ? null : Begin(monitor, state, reason);
                }

                other = monitor.Changing.Task;
            }

            await other.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Transition Begin(WatchedMonitor monitor, MonitorState state, string reason)
    {
        monitor.Changing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        monitor.Generation++;
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        return new(monitor.Id, now, monitor.State, state, reason);
    }

    /// <summary>Finds the last check before a pause, which the history would have forgotten by the end of a long one.</summary>
    private async ValueTask<CheckResult?> LastCheckAsync(
        WatchedMonitor monitor,
        MonitorState state,
        CancellationToken cancellationToken)
    {
        if (state != MonitorState.Paused)
        {
            return null;
        }

        return KnownCheck(monitor) ?? await lastChecks.FindAsync(monitor.Id, cancellationToken).ConfigureAwait(false);
    }

    private static CheckResult? KnownCheck(WatchedMonitor monitor)
    {
        lock (monitor)
        {
            return monitor.LastCheck.MonitorId == 0 ? null : monitor.LastCheck;
        }
    }

    private void Show(WatchedMonitor monitor, Transition transition)
    {
        lock (monitor)
        {
            (monitor.IsPaused, monitor.Memory) = (transition.To == MonitorState.Paused, PolicyMemory.Of(transition.To, monitor.Memory.Told));
            (monitor.Since, monitor.Reason) = (transition.At, transition.Reason);
            if (monitor.IsDeleted)
            {
                return;
            }

            if (monitor.IsPaused)
            {
                scheduler.Stop(monitor);
            }
            else
            {
                scheduler.Schedule(monitor, monitor.Settings.Interval, soon: true);
            }

            events.Publish(MonitorEventKind.Changed, monitor.OwnerId, monitor.Id, () => monitor.StatusWith(scheduler.DueAt(monitor)));
        }
    }

    private static void End(WatchedMonitor monitor)
    {
        lock (monitor)
        {
            monitor.Changing?.SetResult();
            monitor.Changing = null;
        }
    }

    private static MonitorException NotYet() =>
        new(MonitorFault.Unavailable, "The monitors are still being read. Please try again in a moment.");

    private static MonitorException Missing() => new(MonitorFault.NotFound, "There is no such monitor.");
}
