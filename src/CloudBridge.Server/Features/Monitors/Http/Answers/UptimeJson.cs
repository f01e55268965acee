namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>Uptime and latency of a monitor.</summary>
/// <param name="Periods">The last 1, 7, 30 and 90 days, or the one that was asked for.</param>
internal sealed record UptimeJson(IReadOnlyList<PeriodJson> Periods);
