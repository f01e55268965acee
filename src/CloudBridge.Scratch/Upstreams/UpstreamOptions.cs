using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Scratch;

/// <summary>How one upstream is asked.</summary>
public sealed class UpstreamOptions
{
    /// <summary>Whether it may be asked. Not set: Scratch's own when its terms are accepted, others not.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The address that paths are put behind; null for its usual one. Ends with a slash, or one is added.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Questions a second that reach it, over all players. Default 10, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 10;

    /// <summary>Questions that may come at once after a quiet time. Default 10, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int Burst { get; set; } = 10;

    /// <summary>Questions that wait for their turn; more are refused at once, as are those whose turn would come after more than <see cref="Timeout"/>. Default 100, range 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int Backlog { get; set; } = 100;

    /// <summary>How long one attempt may take. Default 5 s, range 0.1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Attempts after the first, when it fails in a way that may pass. Default 2, range 0 to 5.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>How old an answer may be that stands in for one that cannot be had. Default 24 h, range 0 to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan StaleLimit { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long answers are good, and how long it is remembered that something is not there, in percent of the usual time of their kind. Default 100, range 0 (no cache) to 10,000.</summary>
    [Range(0, 10_000)]
    public int LifetimePercent { get; set; } = 100;
}
