using CloudBridge.Monitors;

namespace CloudBridge.TestKit;

public sealed partial class MemoryMonitorStore
{
    private const long FiveMinutes = 300_000;

    /// <inheritdoc />
    public ValueTask AppendAsync(IReadOnlyList<CheckResult> results, CancellationToken cancellationToken = default) => Do(() =>
    {
        foreach (var result in results)
        {
            _checks.TryAdd((result.MonitorId, Exact(result.At)), result with { At = Exact(result.At) });
        }
    });

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<CheckResult>> ReadChecksAsync(long monitorId, DateTimeOffset before, int count, CancellationToken cancellationToken = default) => Do<IReadOnlyList<CheckResult>>(() =>
        [.. Of(monitorId).Where(check => check.At < before).OrderByDescending(check => check.At).Take(count)]);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<HistoryBucket>> ReadBucketsAsync(long monitorId, BucketSize size, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default) => Do<IReadOnlyList<HistoryBucket>>(() =>
    [
        .. Of(monitorId)
            .GroupBy(check => Start(check.At, size == BucketSize.Hour ? 12 * FiveMinutes : FiveMinutes))
            .Where(bucket => bucket.Key >= from && bucket.Key < until)
            .OrderBy(bucket => bucket.Key)
            .Select(bucket => new HistoryBucket(bucket.Key, bucket.Count(), bucket.Count(check => check.IsOk), Uptime(bucket), Slots(bucket).Count(), LatencySketch.Of(bucket.Where(check => check.IsOk).Select(check => check.Milliseconds)))),
    ]);

    /// <inheritdoc />
    public ValueTask<UptimeSummary> SummarizeAsync(long monitorId, int days, DateTimeOffset now, CancellationToken cancellationToken = default) => Do(() =>
    {
        var checks = Of(monitorId).Where(check => check.At >= now - TimeSpan.FromDays(days) && check.At <= now).ToArray();
        var latencies = checks.Where(check => check.IsOk).Select(check => check.Milliseconds).Order().ToArray();
        return new UptimeSummary(days, checks.Length, checks.Length == 0 ? null : Uptime(checks), At(latencies, 0.5), At(latencies, 0.95), At(latencies, 0.99));
    });

    /// <summary>Does nothing: all is kept for ever.</summary>
    public ValueTask MaintainAsync(DateTimeOffset now, CancellationToken cancellationToken = default) => Do(() => { });

    /// <inheritdoc />
    public ValueTask DeleteAsync(IReadOnlyList<long> monitorIds, CancellationToken cancellationToken = default) => Do(() =>
    {
        foreach (var key in _checks.Keys.Where(key => monitorIds.Contains(key.MonitorId)).ToArray())
        {
            _checks.Remove(key);
        }
    });

    private IEnumerable<CheckResult> Of(long monitorId) => _checks.Values.Where(check => check.MonitorId == monitorId);

    private static double Uptime(IEnumerable<CheckResult> checks) => Slots(checks).Average(slot => slot.Average(check => check.IsOk ? 1.0 : 0.0));

    private static IEnumerable<IGrouping<DateTimeOffset, CheckResult>> Slots(IEnumerable<CheckResult> checks) => checks.GroupBy(check => Start(check.At, FiveMinutes));

    private static DateTimeOffset Start(DateTimeOffset time, long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds() / milliseconds * milliseconds);

    private static int? At(int[] sorted, double share) => sorted.Length == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
