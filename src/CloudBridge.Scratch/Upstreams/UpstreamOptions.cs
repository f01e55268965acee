using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Scratch;

/// <summary>The options for asking one upstream.</summary>
public sealed class UpstreamOptions
{
    /// <summary>
    /// True when the upstream may be asked. Not set: true for Scratch's own when its terms are accepted, false for others.
    /// </summary>
    public bool? Enabled { get; set; }

    /// <summary>The address that paths are put behind; null for its usual one. Ends with a slash, or one is added.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Questions a second that reach it, over all players. Default 10, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 10;

    /// <summary>Questions that may come at once after a quiet time. Default 10, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int Burst { get; set; } = 10;

    /// <summary>
    /// Questions that wait for their turn; more are refused at once, as are those whose turn would come after more than
    /// <see cref="Timeout"/>. Default 100, range 0 to 10,000.
    /// </summary>
    [Range(0, 10_000)]
    public int Backlog { get; set; } = 100;

    /// <summary>The longest time that one attempt may take. Default 5 s, range 0.1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Attempts after the first, when it fails in a way that may pass. Default 2, range 0 to 5.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>
    /// The greatest age of an old answer that may stand in when no new one can be had. Default 24 h, range 0 to 30 days.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan StaleLimit { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The time for which answers are good, and for which it is remembered that something does not exist, in percent of the usual
    /// time for their kind. Default 100, range 0 (no cache) to 10,000.
    /// </summary>
    [Range(0, 10_000)]
    public int LifetimePercent { get; set; } = 100;
}
