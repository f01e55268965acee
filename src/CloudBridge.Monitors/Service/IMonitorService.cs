namespace CloudBridge.Monitors;

/// <summary>
/// Everything that can be done with monitors, for every door: HTTP, requests of projects, the command line. Checks values,
/// owners and quotas. Somebody else's monitor is <see cref="MonitorFault.NotFound"/>, unless the actor is an operator. Safe
/// for threads.
/// </summary>
/// <remarks>Every call may end with a <see cref="MonitorException"/>; then nothing has changed.</remarks>
public interface IMonitorService
{
    /// <summary>The proven owner of a name, made when new, and seen now.</summary>
    ValueTask<MonitorActor> ActorAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a monitor and watches it. A monitor of the same owner with the same address is given instead, unchanged.
    /// </summary>
    ValueTask<MonitorView> AddAsync(MonitorActor actor, MonitorChange change, CancellationToken cancellationToken = default);

    /// <summary>A monitor of the actor.</summary>
    ValueTask<MonitorView> GetAsync(MonitorActor actor, long id, CancellationToken cancellationToken = default);

    /// <summary>Monitors of the actor by number.</summary>
    ValueTask<IReadOnlyList<MonitorView>> ListAsync(
        MonitorActor actor,
        long after,
        int count,
        CancellationToken cancellationToken = default);

    /// <summary>Changes a monitor.</summary>
    ValueTask<MonitorView> UpdateAsync(
        MonitorActor actor,
        long id,
        MonitorChange change,
        long? version,
        CancellationToken cancellationToken = default);

    /// <summary>Stops checking until it is resumed.</summary>
    ValueTask<MonitorView> PauseAsync(MonitorActor actor, long id, CancellationToken cancellationToken = default);

    /// <summary>Checks again, also after an automatic pause.</summary>
    ValueTask<MonitorView> ResumeAsync(MonitorActor actor, long id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a monitor with its history.</summary>
    ValueTask RemoveAsync(MonitorActor actor, long id, long? version, CancellationToken cancellationToken = default);

    /// <summary>Uptime and latency of a monitor over 1, 7, 30 or 90 days.</summary>
    ValueTask<UptimeSummary> UptimeAsync(MonitorActor actor, long id, int days, CancellationToken cancellationToken = default);

    /// <summary>Transitions of a monitor, newest first; see <see cref="IMonitorStore.ListTransitionsAsync"/>.</summary>
    ValueTask<IReadOnlyList<Transition>> IncidentsAsync(
        MonitorActor actor,
        long id,
        long before,
        int count,
        CancellationToken cancellationToken = default);

    /// <summary>Single checks of a monitor, newest first; see <see cref="IHistoryStore.ReadChecksAsync"/>.</summary>
    ValueTask<IReadOnlyList<CheckResult>> ChecksAsync(
        MonitorActor actor,
        long id,
        DateTimeOffset before,
        int count,
        CancellationToken cancellationToken = default);

    /// <summary>Buckets of a monitor, oldest first; see <see cref="IHistoryStore.ReadBucketsAsync"/>.</summary>
    ValueTask<IReadOnlyList<HistoryBucket>> BucketsAsync(
        MonitorActor actor,
        long id,
        BucketSize size,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken = default);

    /// <summary>A monitor that everybody may see; null when there is none, or it is not public.</summary>
    ValueTask<MonitorView?> FindPublicAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>The public monitors of a user, by number; empty for an unknown user.</summary>
    ValueTask<IReadOnlyList<MonitorView>> ListPublicAsync(string user, CancellationToken cancellationToken = default);

    /// <summary>Deletes an account with all it has here.</summary>
    ValueTask DeleteAccountAsync(MonitorActor actor, CancellationToken cancellationToken = default);
}
