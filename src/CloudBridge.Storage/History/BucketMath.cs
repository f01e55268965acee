using CloudBridge.Monitors;

namespace CloudBridge.Storage.History;

/// <summary>Makes buckets of checks, hours of buckets, and summaries of both. For one thread.</summary>
internal sealed class BucketMath
{
    private readonly LatencySketchBuilder _latency = new();

    /// <summary>The 5-minute buckets of checks of one monitor that are in order.</summary>
    public IEnumerable<HistoryBucket> Slots(IEnumerable<CheckResult> checks) =>
        Groups(checks, check => HistoryTime.WindowOf(check.At)).Select(group => Slot(group.Key, group.Items));

    /// <summary>The hours of 5-minute buckets of one monitor that are in order.</summary>
    public IEnumerable<HistoryBucket> Hours(IEnumerable<HistoryBucket> slots) =>
        Groups(slots, slot => HistoryTime.HourOf(slot.Start)).Select(group => Sum(HistoryTime.OfHour(group.Key), group.Items));

    /// <summary>Sums up buckets of one size.</summary>
    public UptimeSummary Summary(int days, IReadOnlyList<HistoryBucket> buckets)
    {
        if (buckets.Count == 0)
        {
            return new UptimeSummary(days, 0, null, null, null, null);
        }

        var latency = Merge(buckets);
        return new UptimeSummary(
            days,
            buckets.Sum(bucket => (long)bucket.Checks),
            Uptime(buckets),
            latency.Percentile(0.5),
            latency.Percentile(0.95),
            latency.Percentile(0.99));
    }

    /// <summary>Groups what follows each other with the same key.</summary>
    public static IEnumerable<(long Key, List<T> Items)> Groups<T>(IEnumerable<T> items, Func<T, long> keyOf)
    {
        List<T> group = [];
        var key = 0L;
        foreach (var item in items)
        {
            var next = keyOf(item);
            if (group.Count > 0 && next != key)
            {
                yield return (key, group);
                group = [];
            }

            key = next;
            group.Add(item);
        }

        if (group.Count > 0)
        {
            yield return (key, group);
        }
    }

    private HistoryBucket Slot(long window, List<CheckResult> checks)
    {
        _latency.Clear();
        foreach (var check in checks.Where(check => check.IsOk))
        {
            _latency.Add(check.Milliseconds);
        }

        var good = (int)_latency.Count;
        return new HistoryBucket(HistoryTime.OfWindow(window), checks.Count, good, (double)good / checks.Count, 1, _latency.Build());
    }

    private HistoryBucket Sum(DateTimeOffset start, List<HistoryBucket> buckets) => new(
        start,
        buckets.Sum(bucket => bucket.Checks),
        buckets.Sum(bucket => bucket.Ok),
        Uptime(buckets),
        buckets.Sum(bucket => bucket.Slots),
        Merge(buckets));

    private static double Uptime(IReadOnlyList<HistoryBucket> buckets) =>
        buckets.Sum(bucket => bucket.Uptime * bucket.Slots) / buckets.Sum(bucket => (long)bucket.Slots);

    private LatencySketch Merge(IEnumerable<HistoryBucket> buckets)
    {
        _latency.Clear();
        foreach (var bucket in buckets)
        {
            _latency.Add(bucket.Latency);
        }

        return _latency.Build();
    }
}
