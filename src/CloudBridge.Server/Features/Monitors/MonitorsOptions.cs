using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Features.Monitors;

/// <summary>The monitors: web addresses watched for players.</summary>
internal sealed class MonitorsOptions
{
    public const string Section = "Monitors";

    /// <summary>Lets monitors be made, and checks them. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// A PostgreSQL to keep accounts, monitors, keys and history in, as Npgsql reads it:
    /// Host=…;Database=…;Username=…;Password=…. Default none: two SQLite files in the data folder.
    /// </summary>
    [StringLength(2_000)]
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The cloud whose log names the owners of monitors, when several clouds have a log. Default: the only one that has.
    /// </summary>
    [StringLength(100)]
    public string? IdentityCloud { get; set; }

    /// <summary>User names that count as operators: no quotas, intervals from 30 s. Default none.</summary>
    public IList<string> Operators { get; } = [];

    /// <summary>
    /// Addresses that are asked when many checks fail at once; one answer shows that this server is online. Default none:
    /// the checks decide alone.
    /// </summary>
    public IList<string> References { get; } = [];

    /// <summary>Monitors a user may have. Default 10, range 0 to 100,000.</summary>
    [Range(0, 100_000)]
    public int MaxPerUser { get; set; } = 10;

    /// <summary>
    /// Monitors a user may have whose Scratch account is younger than 30 days, where its age is known. Default 3, range 0
    /// to 100,000.
    /// </summary>
    [Range(0, 100_000)]
    public int MaxPerNewUser { get; set; } = 3;

    /// <summary>Monitors a user may make within 24 hours. Default 20, range 0 to 100,000.</summary>
    [Range(0, 100_000)]
    public int MaxCreationsPerDay { get; set; } = 20;

    /// <summary>Monitors that all users together may have on one host. Default 100, range 1 to 10,000,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxPerHost { get; set; } = 100;

    /// <summary>The shortest interval for users who are not operators. Default 60 s, range 30 s to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "1.00:00:00")]
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The time that a monitor may be down before it is paused. Default 30 days, range 1 h to 1 year.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan PauseWhenDownFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The time that an owner may be absent before the monitors are paused. Default 90 days, range 1 day to 10 years.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3660.00:00:00")]
    public TimeSpan PauseWhenAbsentFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Checks that may be under way at once. Default 2,000, range 1 to 50,000.</summary>
    [Range(1, 50_000)]
    public int MaxChecks { get; set; } = 2_000;

    /// <summary>Checks that may be under way at once on one host. Default 2, range 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int MaxChecksPerHost { get; set; } = 2;

    /// <summary>Checks that may be under way at once for one owner. Default 8, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxChecksPerOwner { get; set; } = 8;

    /// <summary>Redirects that are followed in one check. Default 10, range 0 to 50.</summary>
    [Range(0, 50)]
    public int MaxRedirects { get; set; } = 10;

    /// <summary>KB of headers that an answer may begin with. Default 64, range 16 to 1,024.</summary>
    [Range(16, 1_024)]
    public int MaxHeadKilobytes { get; set; } = 64;

    /// <summary>KB of an answer, unpacked, in which a text is looked for. Default 64, range 1 to 1,024.</summary>
    [Range(1, 1_024)]
    public int MaxTextKilobytes { get; set; } = 64;
}
