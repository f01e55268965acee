namespace CloudBridge.Monitors.Egress.Names;

/// <summary>The times for which addresses of hosts are believed.</summary>
public sealed record HostCacheOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The time for which an answer is believed, from 30 s to 5 min. The operating system does not tell for how long it is good.
    /// Default 60 s.
    /// </summary>
    public TimeSpan Lifetime
    {
        get;
        init => field = value < Shortest ? Shortest : value > Longest ? Longest : value;
    } = TimeSpan.FromSeconds(60);

    /// <summary>The time for which nobody asks again after a failure. Default 10 s.</summary>
    public TimeSpan NegativeLifetime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time for which an old answer stands in when nobody can tell. Default 5 min.</summary>
    public TimeSpan StaleFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The time that an answer may take. Default 3 s.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Hosts in memory at most. Default 100,000.</summary>
    public int MaxHosts { get; init; } = 100_000;
}
