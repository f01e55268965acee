using System.Collections.Concurrent;
using System.Globalization;

namespace CloudBridge.Dispatch;

/// <summary>
/// A token bucket for each project. Full ones are forgotten when there are many: rooms that were joined by a pattern come
/// and go.
/// </summary>
internal sealed class RateLimitFilter(TimeProvider time, int permits, TimeSpan per)
{
    /// <summary>One permit, less what many small additions may have lost to rounding.</summary>
    private const double OnePermit = 1 - 1e-6;

    private const int FewBuckets = 1_024;

    private readonly ConcurrentDictionary<(string Cloud, string Project), Bucket> _buckets = new();
    private int _tooMany = FewBuckets;

    internal int Buckets => _buckets.Count;

    public RequestHandler Wrap(RequestHandler next) => context =>
    {
        var wait = Take(BucketOf((context.Cloud, context.Project)));
        return wait is null ? next(context) : new(RequestResult.Failed(Sentence(wait.Value)));
    };

    private Bucket BucketOf((string Cloud, string Project) project)
    {
        if (_buckets.TryGetValue(project, out var known))
        {
            return known;
        }

        if (_buckets.Count >= Volatile.Read(ref _tooMany))
        {
            ForgetFull();
        }

        return _buckets.GetOrAdd(project, _ => new Bucket(permits, time.GetTimestamp()));
    }

    private void ForgetFull()
    {
        foreach (var (project, bucket) in _buckets)
        {
            lock (bucket)
            {
                if (Fill(bucket) >= permits)
                {
                    _buckets.TryRemove(project, out _);
                }
            }
        }

        // Looked through again only when there are twice as many, so that each new one costs no more than a look at two.
        Volatile.Write(ref _tooMany, Math.Max(FewBuckets, 2 * _buckets.Count));
    }

    private double Fill(Bucket bucket)
    {
        var now = time.GetTimestamp();
        bucket.Tokens = Math.Min(permits, bucket.Tokens + (time.GetElapsedTime(bucket.Timestamp, now) / per * permits));
        bucket.Timestamp = now;
        return bucket.Tokens;
    }

    private TimeSpan? Take(Bucket bucket)
    {
        lock (bucket)
        {
            Fill(bucket);
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
