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
            _ => IsHuge(headers) ? Longest : (TimeSpan?)null,
        };
        return wait is { } known ? TimeSpan.FromTicks(Math.Clamp(known.Ticks, 0, Longest.Ticks)) : null;
    }

    /// <summary>True when it is a number of seconds that is too large for the framework to read.</summary>
    private static bool IsHuge(HttpResponseHeaders headers) =>
        headers.TryGetValues("Retry-After", out var values) && values.FirstOrDefault()?.Trim() is { Length: > 0 } text && text.All(char.IsAsciiDigit);
}
