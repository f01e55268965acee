using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Storage;

/// <summary>Where a <see cref="SqliteUpstreamCache"/> keeps what, and how much.</summary>
public sealed record SqliteUpstreamCacheOptions
{
    /// <summary>The folder of the file.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// The bytes that all answers may take, about; then the oldest go. One answer may take a sixteenth. Default 256 MiB,
    /// range 64 KiB to 64 GiB.
    /// </summary>
    [Range(64L * 1024, 64L * 1024 * 1024 * 1024)]
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Answers that may wait to be written; more are not kept. Default 1,000, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxWaiting { get; init; } = 1_000;

    /// <summary>The bytes that may wait to be written; more are not kept. Default 16 MiB, range 64 KiB to 1 GiB.</summary>
    [Range(64L * 1024, 1024L * 1024 * 1024)]
    public long MaxWaitingBytes { get; init; } = 16L * 1024 * 1024;
}
