namespace CloudBridge.Monitors.Service;

/// <summary>Shows the last check of a monitor as it was before the server was started again: from the history, until there is a newer one.</summary>
internal sealed class LastChecks(IHistoryStore history, TimeProvider time)
{
    /// <summary>The same with the last check, where there is one. A history that cannot be read keeps nobody from seeing the rest.</summary>
    public async ValueTask<MonitorView> AddToAsync(MonitorView view, CancellationToken cancellationToken)
    {
        if (view.Status.LastCheck is not null)
        {
            return view;
        }

        try
        {
            var checks = await history.ReadChecksAsync(view.Definition.Id, time.GetUtcNow(), 1, cancellationToken).ConfigureAwait(false);
            return checks.Count == 0 ? view : view with { Status = view.Status with { LastCheck = checks[0] } };
        }
        catch (MonitorException error) when (error.Fault == MonitorFault.Unavailable)
        {
            return view;
        }
    }
}
