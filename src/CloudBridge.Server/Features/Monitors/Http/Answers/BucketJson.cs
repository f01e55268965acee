using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>The checks of 5 minutes or an hour, summed up.</summary>
/// <param name="Start">The beginning.</param>
/// <param name="Checks">How many checks.</param>
/// <param name="Ok">Those that were as expected.</param>
/// <param name="Uptime">
/// From 0 to 1: of the time in which it was up, down or flapping, the share in which it was up; where it was none of these,
/// that of the good checks.
/// </param>
/// <param name="P50">Milliseconds that half of the good checks took at most; null without one.</param>
/// <param name="P95">The same for 95 %.</param>
/// <param name="P99">The same for 99 %.</param>
internal sealed record BucketJson(DateTime Start, int Checks, int Ok, double Uptime, int? P50, int? P95, int? P99)
{
    public static BucketJson Of(HistoryBucket bucket) => new(
        bucket.Start.UtcDateTime,
        bucket.Checks,
        bucket.Ok,
        Math.Round(bucket.Uptime, 6),
        bucket.Latency.Percentile(0.50),
        bucket.Latency.Percentile(0.95),
        bucket.Latency.Percentile(0.99));
}
