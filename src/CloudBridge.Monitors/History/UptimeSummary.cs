namespace CloudBridge.Monitors;

/// <summary>Uptime and latency over some days.</summary>
/// <param name="Days">How many.</param>
/// <param name="Checks">Checks in them.</param>
/// <param name="Uptime">From 0 to 1: from the service, of the time in which it was up, down or flapping, the share in which it
/// was up; from a store, that of the checks. Null when nothing is known.</param>
/// <param name="P50">Milliseconds that half of the good checks took at most; null without one. Within 5 % of the true one, like
/// those below.</param>
/// <param name="P95">The same for 95 %.</param>
/// <param name="P99">The same for 99 %.</param>
public sealed record UptimeSummary(int Days, long Checks, double? Uptime, int? P50, int? P95, int? P99);
