namespace CloudBridge.Monitors;

/// <summary>The checks of a monitor in 5 minutes or an hour, in numbers.</summary>
/// <param name="Start">The beginning; a multiple of the size since 1970, UTC.</param>
/// <param name="Checks">Checks, from 1.</param>
/// <param name="Ok">Those that were as expected.</param>
/// <param name="Uptime">From 0 to 1: from the service, the share of the time as in <see cref="UptimeSummary"/>; from a store,
/// that of the 5-minute slots, each weighed by its own share of good checks.</param>
/// <param name="Slots">5-minute slots with a check: 1 for a 5-minute bucket, up to 12 for an hour.</param>
/// <param name="Latency">How long the good checks took.</param>
public sealed record HistoryBucket(DateTimeOffset Start, int Checks, int Ok, double Uptime, int Slots, LatencySketch Latency);
