using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Features.CloudStorage;

/// <summary>The limits of what projects may store here.</summary>
internal sealed class CloudStorageOptions
{
    public const string Section = "CloudStorage";

    /// <summary>Lets projects store values. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Lets a project make databases, also by storing something in one that is not there. Default true.</summary>
    public bool CreateDatabases { get; set; } = true;

    /// <summary>Databases that every project has from the beginning. Default none.</summary>
    public IList<string> Databases { get; } = [];

    /// <summary>
    /// The name of the cloud whose databases the projects of all clouds use, so that a project with the same id on another
    /// cloud sees the same. What single players store stays with their own cloud. Default none: each cloud has its own.
    /// </summary>
    [StringLength(200, MinimumLength = 1)]
    public string? Shared { get; set; }

    /// <summary>
    /// Projects made with the storage template of scratchattach: once they store something, <c>ping</c> answers there as
    /// that template knows it. Default none.
    /// </summary>
    public IList<string> TemplateProjects { get; } = [];

    /// <summary>Databases a project may make. Default 10, range 0 to 1,000.</summary>
    [Range(0, 1_000)]
    public int MaxDatabases { get; set; } = 10;

    /// <summary>
    /// Keys a project may have, in all its databases and with those of single players. Default 10,000, range 1 to
    /// 10,000,000.
    /// </summary>
    [Range(1, 10_000_000)]
    public int MaxKeys { get; set; } = 10_000;

    /// <summary>Characters a value may have. Default 10,000, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxValueLength { get; set; } = 10_000;

    /// <summary>Bytes a project may store, keys and values together. Default 5,000,000, range 1,000 to 2,000,000,000.</summary>
    [Range(1_000, 2_000_000_000)]
    public int MaxBytes { get; set; } = 5_000_000;

    /// <summary>
    /// Bytes that all projects together may store, with 100 for each key and 2,000 for each database: rooms that patterns
    /// match can be any number of projects. Default 1,000,000,000, range 1,000,000 to 2,000,000,000.
    /// </summary>
    [Range(1_000_000, 2_000_000_000)]
    public int MaxTotalBytes { get; set; } = 1_000_000_000;

    /// <summary>Keys one player may have in a project. Default 100, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxPrivateKeys { get; set; } = 100;

    /// <summary>Bytes one player may store in a project. Default 50,000, range 1,000 to 1,000,000,000.</summary>
    [Range(1_000, 1_000_000_000)]
    public int MaxPrivateBytes { get; set; } = 50_000;
}
