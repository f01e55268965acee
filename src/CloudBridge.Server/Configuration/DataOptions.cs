using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Configuration;

/// <summary>Where the server keeps its files.</summary>
internal sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>The folder for everything the server stores, relative to the working directory. Default data.</summary>
    [StringLength(1_000, MinimumLength = 1)]
    public string Folder { get; set; } = "data";
}
