using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>Uptime and latency over the last days.</summary>
/// <param name="Days">How many.</param>
/// <param name="Checks">How many checks.</param>
/// <param name="Uptime">From 0 to 1: of the time in which it was up, down or flapping, the share in which it was up; null
/// when it was none of these.</param>
/// <param name="P50">Milliseconds that half of the good checks took at most; null without one.</param>
/// <param name="P95">The same for 95 %.</param>
/// <param name="P99">The same for 99 %.</param>
internal sealed record PeriodJson(int Days, long Checks, double? Uptime, int? P50, int? P95, int? P99)
{
    public static PeriodJson Of(UptimeSummary summary) => new(
        summary.Days,
        summary.Checks,
        summary.Uptime is { } uptime ? Math.Round(uptime, 6) : null,
        summary.P50,
        summary.P95,
        summary.P99);
}
