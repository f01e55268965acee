using System.Globalization;

namespace CloudBridge.Monitors.Service;

/// <summary>Monitors as their owners may see them.</summary>
internal sealed class OwnedMonitors(IMonitorStore store, IPinger pinger)
{
    private const int PageSize = 500;

    /// <summary>A monitor of the actor; an operator's are all.</summary>
    /// <exception cref="MonitorException"><see cref="MonitorFault.NotFound"/>, also for somebody else's.</exception>
    public async ValueTask<MonitorDefinition> FindAsync(MonitorActor actor, long id, CancellationToken cancellationToken)
    {
        var monitor = await store.FindMonitorAsync(id, cancellationToken).ConfigureAwait(false);
        return monitor is not null && (monitor.OwnerId == actor.AccountId || actor.IsOperator) ? monitor : throw Missing(id);
    }

    /// <summary>All monitors of an account, page after page.</summary>
    public async IAsyncEnumerable<MonitorDefinition> AllAsync(
        long ownerId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (await store.ListMonitorsAsync(ownerId, after, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var monitor in page)
            {
                yield return monitor;
            }

            after = page[^1].Id;
        }
    }

    /// <summary>A monitor and how it is now.</summary>
    public MonitorView View(MonitorDefinition monitor) => new(monitor, pinger.StatusOf(monitor.Id) ?? Stored(monitor));

    /// <summary>A monitor as it is stored now, with a state that was just set.</summary>
    public async ValueTask<MonitorView> ViewAsync(long id, MonitorStatus status, CancellationToken cancellationToken) =>
        new(await store.FindMonitorAsync(id, cancellationToken).ConfigureAwait(false) ?? throw Missing(id), status);

    public static MonitorException Missing(long id) =>
        new(MonitorFault.NotFound, string.Create(CultureInfo.InvariantCulture, $"You have no monitor {id}. List yours to see their numbers."));

    private static MonitorStatus Stored(MonitorDefinition monitor) =>
        new(monitor.State, monitor.StateSince, monitor.Reason, null, null, monitor.CertificateEndsAt);
}
