using CloudBridge.Monitors.Model;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.Monitors.Pinging.Scheduling;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>
/// Checks of other sites after a surprise, at once, so that they answer, or fail, before the surprise is confirmed: where
/// few monitors are watched, the guard would hear too late whether others fail too.
/// </summary>
internal sealed class CrossChecks(MonitorRegistry registry, CheckScheduler<WatchedMonitor> scheduler, ObserverGuard guard)
{
    private const int Asked = 4;
    private const int LookedAt = 500;

    /// <summary>Has other sites checked soon, unless enough of them are heard of anyway.</summary>
    public void Request(string surprise)
    {
        if (guard.HearsEnough || Site.IsLoopback(Site.HostOf(surprise)))
        {
            return;
        }

        var sites = new HashSet<string>(StringComparer.Ordinal) { SiteOf(surprise) };
        foreach (var other in registry.Some(LookedAt))
        {
            var url = other.Settings.Url;
            if (other.State == MonitorState.Up && !Site.IsLoopback(Site.HostOf(url)) && sites.Add(SiteOf(url)))
            {
                scheduler.Expedite(other);
            }

            if (sites.Count > Asked)
            {
                return;
            }
        }
    }

    private static string SiteOf(string url) => Site.Of(Site.HostOf(url)).ToString();
}
