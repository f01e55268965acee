using CloudBridge.Dispatch;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge;

/// <summary>Filters that come with the bridge.</summary>
public static class RequestFilterExtensions
{
    /// <summary>Allows a number of runs per time for each project; more are answered with a sentence that says to wait.</summary>
    /// <param name="route">The request.</param>
    /// <param name="permits">Runs allowed, at least 1; also the burst.</param>
    /// <param name="per">The time in which they are allowed, more than zero.</param>
    public static RequestRouteBuilder RateLimit(this RequestRouteBuilder route, int permits, TimeSpan per)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(per, TimeSpan.Zero);
        return route.AddFilter(services => new RateLimitFilter(services.GetRequiredService<TimeProvider>(), permits, per).Wrap);
    }

    /// <summary>
    /// Keeps completed answers for a time by their arguments; askers that come meanwhile wait for the same run.
    /// </summary>
    /// <param name="route">The request; its answer must not depend on who asks.</param>
    /// <param name="lifetime">How long an answer is good, more than zero.</param>
    /// <param name="entries">Answers kept at most, at least 1.</param>
    public static RequestRouteBuilder Cache(this RequestRouteBuilder route, TimeSpan lifetime, int entries = 1000)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(entries, 1);
        return route.AddFilter(services => new CacheFilter(services.GetRequiredService<TimeProvider>(), lifetime, entries).Wrap);
    }
}
