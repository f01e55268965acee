using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Features.ScratchDb;

/// <summary>Where statistics of users, projects and the forum are from.</summary>
internal sealed class StatsOptions
{
    public const string Section = "Stats";

    /// <summary>
    /// This server's own store, or a ScratchDB at Upstream:ScratchDb:BaseUrl that speaks version 2 or 3. Default Local.
    /// </summary>
    public StatsSource Source { get; set; } = StatsSource.Local;

    /// <summary>Keeps this server's own store, and serves it over HTTP below /v2/. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The time after a change at which places are counted anew, at the latest. Default 1 min, range 1 s to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RankEvery { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>Where statistics are from.</summary>
internal enum StatsSource
{
    /// <summary>This server's own store.</summary>
    Local,

    /// <summary>A ScratchDB of version 2.</summary>
    V2,

    /// <summary>A ScratchDB of version 3.</summary>
    V3,
}
