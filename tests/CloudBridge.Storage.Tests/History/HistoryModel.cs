using CloudBridge.Monitors;

namespace CloudBridge.Storage.Tests.History;

/// <summary>A plain list of checks that nothing is ever deleted from but whole monitors, and what it says of itself.</summary>
internal sealed class HistoryModel
{
    private readonly Dictionary<(long Monitor, DateTimeOffset At), CheckResult> _checks = [];

    public void Append(IEnumerable<CheckResult> results)
    {
        foreach (var result in results)
        {
            _checks.TryAdd((result.MonitorId, result.At), result);
        }
    }

    public void Delete(long monitor)
    {
        foreach (var key in _checks.Keys.Where(key => key.Monitor == monitor).ToList())
        {
            _checks.Remove(key);
        }
    }

    public IEnumerable<CheckResult> Checks(long monitor, DateTimeOffset since) =>
        _checks.Values.Where(check => check.MonitorId == monitor && check.At >= since).OrderByDescending(check => check.At);

    public IEnumerable<string> Slots(long monitor, DateTimeOffset since) => Slots(monitor).Where(slot => slot.Start >= since).Select(Told);

    public IEnumerable<string> Hours(long monitor, DateTimeOffset since) =>
        from slot in Slots(monitor)
        group slot by Floor(slot.Start, TimeSpan.FromHours(1)) into hour
        where hour.Key >= since
        orderby hour.Key
        select Told(new HistoryBucket(
            hour.Key,
            hour.Sum(slot => slot.Checks),
            hour.Sum(slot => slot.Ok),
            hour.Average(slot => slot.Uptime),
            hour.Count(),
            hour.Aggregate(LatencySketch.Empty, (sum, slot) => sum.Merge(slot.Latency))));

    public static string Told(HistoryBucket bucket) =>
        FormattableString.Invariant($"{bucket.Start:u} {bucket.Ok}/{bucket.Checks} {bucket.Uptime:F9} {bucket.Slots} {Convert.ToHexString(bucket.Latency.ToBytes())}");

    private IEnumerable<HistoryBucket> Slots(long monitor) =>
        from check in _checks.Values
        where check.MonitorId == monitor
        group check by Floor(check.At, TimeSpan.FromMinutes(5)) into slot
        let good = slot.Where(check => check.Outcome == CheckOutcome.Ok).Select(check => check.Milliseconds).ToList()
        orderby slot.Key
        select new HistoryBucket(slot.Key, slot.Count(), good.Count, (double)good.Count / slot.Count(), 1, LatencySketch.Of(good));

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan size) => time.AddTicks(-(time.Ticks % size.Ticks));
}
