using CloudBridge.Monitors.Pinging.Events;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.Monitors.Pinging.Updating;

namespace CloudBridge.Monitors.Pinging;

/// <summary>The front of the pinger: the registry, the guard, and events.</summary>
internal sealed class Pinger(MonitorRegistry registry, ObserverGuard guard, StateSetter states, EventHub events) : IPinger
{
    public bool IsOffline => guard.IsOffline;

    public bool IsReady => registry.IsLoaded;

    public void Watch(MonitorDefinition monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        registry.Watch(monitor);
    }

    public void Forget(long monitorId) => registry.Forget(monitorId);

    public MonitorStatus? StatusOf(long monitorId) => registry.Find(monitorId) is { } monitor ? registry.StatusOf(monitor) : null;

    public ValueTask<MonitorStatus> SetStateAsync(
        long monitorId,
        MonitorState state,
        string reason,
        CancellationToken cancellationToken = default) =>
        states.SetAsync(monitorId, state, reason, cancellationToken);

    public IAsyncEnumerable<MonitorEvent> EventsAsync(long? ownerId, long? after, CancellationToken cancellationToken) =>
        events.ReadAsync(ownerId, after, cancellationToken);
}
