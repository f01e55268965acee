namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>Fetches targets, equal ones once.</summary>
internal sealed class TargetFetcher(IProbe probe, TimeProvider time)
{
    /// <summary>Fetches a target; when several monitors watch it, so that they may use it too.</summary>
    public ValueTask<ProbeResult> FetchAsync(WatchedTarget target, FetchTerms terms, CancellationToken cancellationToken)
    {
        var (url, method, text, followsRedirects) = target.Key;
        var question = new CheckTarget(url, method, text, terms.Timeout) { FollowsRedirects = followsRedirects };
        return target.Monitors > 1 ? FetchForAllAsync(target, question, terms, cancellationToken) : probe.CheckAsync(question, cancellationToken);
    }

    private async ValueTask<ProbeResult> FetchForAllAsync(
        WatchedTarget target,
        CheckTarget question,
        FetchTerms terms,
        CancellationToken cancellationToken)
    {
        var fetch = new Fetch(terms, time.GetTimestamp());
        target.Begin(fetch);
        try
        {
            var result = await probe.CheckAsync(question, cancellationToken).ConfigureAwait(false);
            fetch.End(result);
            return result;
        }
        finally
        {
            fetch.GiveUp();
        }
    }
}
