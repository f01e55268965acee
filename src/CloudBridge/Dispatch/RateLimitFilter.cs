using System.Collections.Concurrent;
using System.Globalization;

namespace CloudBridge.Dispatch;

/// <summary>A token bucket for each project.</summary>
internal sealed class RateLimitFilter(TimeProvider time, int permits, TimeSpan per)
{
    /// <summary>One permit, less what many small additions may have lost to rounding.</summary>
    private const double OnePermit = 1 - 1e-6;

    private readonly ConcurrentDictionary<(string Cloud, string Project), Bucket> _buckets = new();

    public RequestHandler Wrap(RequestHandler next) => context =>
    {
        var bucket = _buckets.GetOrAdd((context.Cloud, context.Project), _ => new Bucket(permits, time.GetTimestamp()));
        var wait = Take(bucket);
        return wait is null ? next(context) : new(RequestResult.Failed(Sentence(wait.Value)));
    };

    private TimeSpan? Take(Bucket bucket)
    {
        lock (bucket)
        {
            var now = time.GetTimestamp();
            bucket.Tokens = Math.Min(permits, bucket.Tokens + (time.GetElapsedTime(bucket.Timestamp, now) / per * permits));
            bucket.Timestamp = now;
            if (bucket.Tokens < OnePermit)
            {
                return per / permits * (1 - bucket.Tokens);
            }

            bucket.Tokens--;
            return null;
        }
    }

    private static string Sentence(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"Too many requests. Please wait {seconds} second{(seconds == 1 ? "" : "s")} and try again.");
    }

    private sealed class Bucket(double tokens, long timestamp)
    {
        public double Tokens { get; set; } = tokens;

        public long Timestamp { get; set; } = timestamp;
    }
}
