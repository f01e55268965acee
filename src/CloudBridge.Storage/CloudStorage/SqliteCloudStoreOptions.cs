using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Storage;

/// <summary>Where a <see cref="SqliteCloudStore"/> keeps what projects store, and how much.</summary>
public sealed record SqliteCloudStoreOptions
{
    /// <summary>The folder; one process at a time may use it.</summary>
    public required string Folder { get; init; }

    /// <summary>The bounds of what a project may store.</summary>
    public CloudStorageQuota Quota { get; init; } = new();

    /// <summary>Changes that it may add to one commit. Default 500, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxCommit { get; init; } = 500;

    /// <summary>Changes that may wait for the disk before callers wait too. Default 10,000, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; init; } = 10_000;
}
