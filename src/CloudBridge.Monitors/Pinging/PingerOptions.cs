using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Monitors;

/// <summary>The limits of what the pinger does at once.</summary>
public sealed record PingerOptions
{
    /// <summary>Checks that may be under way at once. Default 2,000, range 1 to 50,000.</summary>
    [Range(1, 50_000)]
    public int MaxChecks { get; init; } = 2_000;

    /// <summary>Checks that may be under way at once on one host. Default 2, range 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int MaxChecksPerHost { get; init; } = 2;

    /// <summary>Checks that may be under way at once for one owner. Default 8, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxChecksPerOwner { get; init; } = 8;

    /// <summary>
    /// Results that may wait for the history before the oldest are dropped. Default 50,000, range 1,000 to 1,000,000.
    /// </summary>
    [Range(1_000, 1_000_000)]
    public int MaxWaitingResults { get; init; } = 50_000;

    /// <summary>Results that one append to the history may carry. Default 2,000, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxAppend { get; init; } = 2_000;

    /// <summary>
    /// Addresses that decide whether this server is online when many checks fail at once: one answer is enough. Default none;
    /// then the checks decide alone.
    /// </summary>
    public IReadOnlyList<string> References { get; init; } = [];
}
