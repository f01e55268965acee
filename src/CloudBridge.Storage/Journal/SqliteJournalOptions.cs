using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Storage;

/// <summary>Where a <see cref="SqliteRequestJournal"/> keeps what, and for how long.</summary>
public sealed record SqliteJournalOptions
{
    /// <summary>The folder; one process at a time may use it.</summary>
    public required string Folder { get; init; }

    /// <summary>The time for which a request is remembered. Default 24 h, range 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The bytes that requests and their answers may take, about. Then those that only read and are over go first, the
    /// oldest before others; when none is left, new ones with an effect are told that the server is busy. Default 256 MiB,
    /// range 1 MiB to 64 GiB.
    /// </summary>
    [Range(1024L * 1024, 64L * 1024 * 1024 * 1024)]
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Changes that it may add to one commit. Default 500, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxCommit { get; init; } = 500;

    /// <summary>Changes that may wait for the disk before callers wait too. Default 10,000, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; init; } = 10_000;
}
