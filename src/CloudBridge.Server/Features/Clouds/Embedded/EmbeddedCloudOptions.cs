using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Features.Clouds.Embedded;

/// <summary>The settings of the section CloudServer beside the options of the cloud server itself.</summary>
internal sealed class EmbeddedCloudOptions
{
    public const string Section = "CloudServer";

    /// <summary>Runs a cloud server inside this process. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Keeps the values of rooms in the data folder, so that they outlive a restart; not when Scratch is played. Default
    /// false.
    /// </summary>
    public bool KeepRooms { get; set; }

    /// <summary>The time that a room is kept which nobody enters. Default 30 days, range 1 h to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3653.00:00:00")]
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Bytes that kept rooms may take on the disk, about; beyond it the room goes that was used longest ago. Not less than
    /// MaxBytes. Default 256 MiB, range 1 MiB to 2 GiB.
    /// </summary>
    [Range(1_048_576, int.MaxValue)]
    public int KeptBytes { get; set; } = 268_435_456;
}
