using CloudBridge.Monitors.Model;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.Monitors.Pinging.Scheduling;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>
/// Where few monitors are watched, the guard would hear too late whether others fail too. So a surprise has some other sites
/// checked at once: they answer, or fail, before the surprise is confirmed.
/// </summary>
internal sealed class Neighbours(MonitorBoard board, CheckScheduler<WatchedMonitor> scheduler, ObserverGuard guard)
{
    private const int Asked = 4;
    private const int LookedAt = 500;

    /// <summary>Has other sites checked soon, unless enough of them are heard of anyway.</summary>
    public void Ask(string surprise)
    {
        if (guard.HearsEnough || Site.IsLoopback(Site.HostOf(surprise)))
        {
            return;
        }

        var sites = new HashSet<string>(StringComparer.Ordinal) { SiteOf(surprise) };
        foreach (var other in board.Some(LookedAt))
        {
            var url = other.Settings.Url;
            if (other.State == MonitorState.Up && !Site.IsLoopback(Site.HostOf(url)) && sites.Add(SiteOf(url)))
            {
                scheduler.Hurry(other);
            }

            if (sites.Count > Asked)
            {
                return;
            }
        }
    }

    private static string SiteOf(string url) => Site.Of(Site.HostOf(url)).ToString();
}
