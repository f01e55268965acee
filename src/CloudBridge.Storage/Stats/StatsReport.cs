namespace CloudBridge.Storage;

/// <summary>The contents of a local ScratchDB.</summary>
/// <param name="File">Its file.</param>
/// <param name="Bytes">The size of the file and its log.</param>
/// <param name="Users">Users.</param>
/// <param name="Projects">Projects.</param>
/// <param name="Topics">Topics of the forum.</param>
/// <param name="Posts">Posts of the forum.</param>
/// <param name="RankedAt">When users and projects were ranked last; null for never.</param>
/// <param name="RankingTook">How long that took; null for never.</param>
public sealed record StatsReport(
    string File,
    long Bytes,
    long Users,
    long Projects,
    long Topics,
    long Posts,
    DateTimeOffset? RankedAt,
    TimeSpan? RankingTook);
