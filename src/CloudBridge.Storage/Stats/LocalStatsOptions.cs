using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Storage;

/// <summary>Where the local ScratchDB is, and its limits.</summary>
public sealed record LocalStatsOptions
{
    /// <summary>
    /// The data folder; the file in it is <see cref="DataFolder.Stats"/> . Other processes may use the file too.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>
    /// The time between two looks whether something has changed, which then is ranked anew. Default 1 min, range 1 s to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RankEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The time that a question may take, its wait for a connection included. Default 5 s, range 100 ms to 1 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Questions answered at once; half of them may be searches of the forum. Default 4, range 1 to 64.</summary>
    [Range(1, 64)]
    public int MaxQueries { get; init; } = 4;

    /// <summary>
    /// Users and projects seen that may wait to be written; more are dropped and counted. Default 10,000, range 1 to 1,000,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; init; } = 10_000;
}
