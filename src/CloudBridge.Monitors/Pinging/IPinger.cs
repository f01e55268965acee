namespace CloudBridge.Monitors;

/// <summary>The running watch over all monitors. Safe for threads.</summary>
public interface IPinger
{
    /// <summary>True when this server seems to have lost its own connection; then nobody is written down.</summary>
    bool IsOffline { get; }

    /// <summary>True when every stored monitor is being watched.</summary>
    bool IsReady { get; }

    /// <summary>Watches a new or changed monitor; a new one is checked within 5 s.</summary>
    void Watch(MonitorDefinition monitor);

    /// <summary>Stops watching a monitor that was deleted.</summary>
    void Forget(long monitorId);

    /// <summary>The status of a monitor; null when it is not watched here.</summary>
    MonitorStatus? StatusOf(long monitorId);

    /// <summary>
    /// Changes the state for a reason that is not a check: pausing, resuming to <see cref="MonitorState.Pending"/>. Stored before
    /// it returns.
    /// </summary>
    /// <exception cref="MonitorException">There is no such monitor, or it cannot be stored.</exception>
    ValueTask<MonitorStatus> SetStateAsync(
        long monitorId,
        MonitorState state,
        string reason,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Events of an account's monitors from now on, or after a number if it is still remembered; ends with the token. Who reads
    /// too slowly misses events of kind <see cref="MonitorEventKind.Checked"/>.
    /// </summary>
    /// <param name="ownerId">Whose; null for everybody's.</param>
    /// <param name="after">The last event that was seen; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    IAsyncEnumerable<MonitorEvent> EventsAsync(long? ownerId, long? after, CancellationToken cancellationToken);
}
