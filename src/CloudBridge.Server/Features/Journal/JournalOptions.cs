using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Features.Journal;

/// <summary>The record of requests that outlives the process.</summary>
internal sealed class JournalOptions
{
    public const string Section = "Journal";

    /// <summary>
    /// Keeps requests and their answers in the data folder, so that none is lost or run twice over a restart. Default true.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The time that a request is remembered. Default 24 h, range 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Bytes that requests and their answers may take on the disk, about. Then those that only read go first; what must not
    /// run twice stays, and players are told that the server is busy. Default 268,435,456, range 1,048,576 to
    /// 2,000,000,000.
    /// </summary>
    [Range(1_048_576, 2_000_000_000)]
    public int MaxBytes { get; set; } = 268_435_456;
}
