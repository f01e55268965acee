using System.Net.Http.Headers;

namespace CloudBridge.Scratch.Upstreams.Exchange;

/// <summary>Reads how long an upstream asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Longer is not believed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The time from now, at most <see cref="Longest"/>; null when it does not say.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, TimeProvider time)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait is { } known ? TimeSpan.FromTicks(Math.Clamp(known.Ticks, 0, Longest.Ticks)) : null;
    }
}
