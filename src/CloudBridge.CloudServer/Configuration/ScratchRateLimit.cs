using System.ComponentModel.DataAnnotations;

namespace CloudBridge.CloudServer;

/// <summary>
/// The rate at which one connection may write: the peak rate for as long as a burst may last, then the sustained rate. The
/// figures are those that clients keep to; the rule Scratch itself applies is UNVERIFIED.
/// </summary>
public sealed record ScratchRateLimit
{
    /// <summary>Writes a second for ever. Default 10, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int SustainedPerSecond { get; init; } = 10;

    /// <summary>Writes a second during a burst; not less than the sustained rate. Default 15, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int PeakPerSecond { get; init; } = 15;

    /// <summary>
    /// The longest time that a burst may last: 25 s at 5 writes a second above the sustained rate are 125 writes. Default 25 s,
    /// range 0 to 1 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan BurstDuration { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// The time for which the network may hold writes back and then deliver them at once. Default 1 s, range 0.1 to 60 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan JitterTolerance { get; init; } = TimeSpan.FromSeconds(1);
}
