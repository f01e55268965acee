namespace CloudBridge.Monitors.Stores;

/// <summary>
/// Finds the last check of a monitor as it was before the server was started again: in the history, and where that has
/// forgotten it, with the monitor. A history that cannot be read keeps nobody from seeing the rest.
/// </summary>
internal sealed class LastChecks(IHistoryStore history, TimeProvider time)
{
    /// <summary>The same with the last check, where there is one.</summary>
    public async ValueTask<MonitorView> AddToAsync(MonitorView view, CancellationToken cancellationToken)
    {
        if (view.Status.LastCheck is not null)
        {
            return view;
        }

        var last = await FindAsync(view.Definition.Id, cancellationToken).ConfigureAwait(false) ?? view.Definition.LastCheck;
        return last is null ? view : view with { Status = view.Status with { LastCheck = last } };
    }

    /// <summary>The last check that the history knows; null when there is none.</summary>
    public async ValueTask<CheckResult?> FindAsync(long monitorId, CancellationToken cancellationToken)
    {
        try
        {
            var checks = await history.ReadChecksAsync(monitorId, time.GetUtcNow(), 1, cancellationToken).ConfigureAwait(false);
            return checks.Count == 0 ? null : checks[0];
        }
        catch (MonitorException error) when (error.Fault == MonitorFault.Unavailable)
        {
            return null;
        }
    }
}
