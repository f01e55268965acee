namespace CloudBridge.Monitors;

/// <summary>Monitors and their transitions; see <see cref="IAccountStore"/> for what all stores promise.</summary>
public interface IMonitorStore
{
    /// <summary>Adds a monitor when the quota allows it, and remembers the followers of its owner.</summary>
    /// <param name="ownerId">Whose.</param>
    /// <param name="settings">What it is; valid.</param>
    /// <param name="quota">What is allowed.</param>
    /// <param name="followers">Followers of the owner now; null leaves what is known.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="MonitorException"><see cref="MonitorFault.QuotaReached"/> with a sentence, or
    /// <see cref="MonitorFault.NotFound"/> for the owner.</exception>
    ValueTask<MonitorDefinition> AddMonitorAsync(
        long ownerId,
        MonitorSettings settings,
        MonitorQuota quota,
        long? followers,
        DateTimeOffset now,
        CancellationToken cancellationToken = default);

    /// <summary>A monitor; null when there is none.</summary>
    ValueTask<MonitorDefinition?> FindMonitorAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Monitors of an account by number.</summary>
    /// <param name="ownerId">Whose.</param>
    /// <param name="after">Only those with a higher number; 0 for all.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<IReadOnlyList<MonitorDefinition>> ListMonitorsAsync(
        long ownerId,
        long after,
        int count,
        CancellationToken cancellationToken = default);

    /// <summary>Monitors of everybody by number, for the pinger's start.</summary>
    ValueTask<IReadOnlyList<MonitorDefinition>> ListAllMonitorsAsync(
        long after,
        int count,
        CancellationToken cancellationToken = default);

    /// <summary>Counts the monitors that the account of a name has now; 0 when there is no such account.</summary>
    ValueTask<long> CountMonitorsAsync(string owner, CancellationToken cancellationToken = default);

    /// <summary>Changes what the owner chose.</summary>
    /// <param name="id">Which monitor.</param>
    /// <param name="settings">All of it, valid.</param>
    /// <param name="quota">Checked for the host when the address has another one than before; null checks nothing.</param>
    /// <param name="version">The version it must have; null changes any.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The monitor as it is now; null when there is none.</returns>
    /// <exception cref="MonitorException"><see cref="MonitorFault.Changed"/> or
    /// <see cref="MonitorFault.QuotaReached"/>.</exception>
    ValueTask<MonitorDefinition?> UpdateMonitorAsync(
        long id,
        MonitorSettings settings,
        MonitorQuota? quota,
        long? version,
        CancellationToken cancellationToken = default);

    /// <summary>Remembers that a target does not know HEAD.</summary>
    ValueTask SetHeadFailsAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Remembers when the first certificate on the way to a target ends; settings that ask in another way forget it.
    /// </summary>
    ValueTask SetCertificateAsync(long id, DateTimeOffset endsAt, CancellationToken cancellationToken = default);

    /// <summary>
    /// Remembers why a monitor is down now, if it still is as it was since a time. Its version and its transitions stay as they
    /// are.
    /// </summary>
    ValueTask SetDownReasonAsync(long id, DateTimeOffset downSince, string reason, CancellationToken cancellationToken = default);

    /// <summary>Deletes a monitor with its transitions.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">The version it must have; null deletes any.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>False when there is none.</returns>
    /// <exception cref="MonitorException"><see cref="MonitorFault.Changed"/>.</exception>
    ValueTask<bool> DeleteMonitorAsync(long id, long? version, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores transitions in order, sets the state of their monitors, and queues an alert for each enabled channel of the
    /// owner where
    /// <see cref="Transition.IsAlert"/> says so; all in one commit. One from a state to the same is a warning and leaves
    /// the monitor as it is. Transitions of monitors that are gone are left out, and one whose <see cref="Transition.Key"/>
    /// is there already changes nothing and tells nobody: a commit whose answer got lost may be tried again.
    /// </summary>
    /// <returns>What is stored now, with the numbers it was given.</returns>
    ValueTask<IReadOnlyList<Transition>> AddTransitionsAsync(
        IReadOnlyList<Transition> transitions,
        CancellationToken cancellationToken = default);

    /// <summary>Transitions of a monitor, newest first.</summary>
    /// <param name="monitorId">Of which monitor.</param>
    /// <param name="before">Only those with a lower number; <see cref="long.MaxValue"/> for all.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<IReadOnlyList<Transition>> ListTransitionsAsync(
        long monitorId,
        long before,
        int count,
        CancellationToken cancellationToken = default);
}
