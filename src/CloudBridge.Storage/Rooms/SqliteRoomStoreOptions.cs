using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Storage;

/// <summary>Where a <see cref="SqliteRoomStore"/> keeps the values of rooms, how many and for how long.</summary>
public sealed record SqliteRoomStoreOptions
{
    /// <summary>The data folder; one process at a time may use it.</summary>
    public required string Folder { get; init; }

    /// <summary>The time for which a room is kept that nobody enters. Default 30 days, range 1 h to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3653.00:00:00")]
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Bytes that all rooms may take, about; beyond it the room goes that was used longest ago. Default 256 MiB, range 64
    /// KiB to 64 GiB.
    /// </summary>
    [Range(64L * 1024, 64L * 1024 * 1024 * 1024)]
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;
}
