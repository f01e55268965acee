using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Http.Limiting;

/// <summary>Keys to the HTTP API, and how often it may be asked.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>The lifetime of a key. Default 365 days, range 1 h to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3660.00:00:00")]
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Requests a minute with one key. Default 600, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerKey { get; set; } = 600;

    /// <summary>
    /// Requests a minute from one address without a key, and as many below /v2/. Default 300, range 1 to 10,000,000.
    /// </summary>
    [Range(1, 10_000_000)]
    public int RequestsPerAddress { get; set; } = 300;

    /// <summary>
    /// Requests a minute from one address for what everybody may read: CloudHead's routes, badges and status feeds. Default
    /// 60,000, range 1 to 100,000,000.
    /// </summary>
    [Range(1, 100_000_000)]
    public int PublicRequestsPerAddress { get; set; } = 60_000;

    /// <summary>Wrong keys a minute from one address, and as many wrong poll tokens. Default 10, range 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int FailuresPerAddress { get; set; } = 10;
}
