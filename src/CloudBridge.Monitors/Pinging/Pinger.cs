using CloudBridge.Monitors.Pinging.Events;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.Monitors.Pinging.Updating;

namespace CloudBridge.Monitors.Pinging;

/// <summary>The front of the pinger: a board, a guard, and events.</summary>
internal sealed class Pinger(MonitorBoard board, ObserverGuard guard, StateSetter states, EventHub events) : IPinger
{
    public bool IsOffline => guard.IsOffline;

    public bool IsReady => board.IsLoaded;

    public void Watch(MonitorDefinition monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        board.Watch(monitor);
    }

    public void Forget(long monitorId) => board.Forget(monitorId);

    public MonitorStatus? StatusOf(long monitorId) => board.Find(monitorId) is { } monitor ? board.StatusOf(monitor) : null;

    public ValueTask<MonitorStatus> SetStateAsync(long monitorId, MonitorState state, string reason, CancellationToken cancellationToken = default) =>
        states.SetAsync(monitorId, state, reason, cancellationToken);

    public IAsyncEnumerable<MonitorEvent> EventsAsync(long? ownerId, long? after, CancellationToken cancellationToken) =>
        events.ReadAsync(ownerId, after, cancellationToken);
}
