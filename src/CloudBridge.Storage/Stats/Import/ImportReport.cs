namespace CloudBridge.Storage;

/// <summary>The result of an import.</summary>
/// <param name="Users">Lines with users that are stored.</param>
/// <param name="Projects">Lines with projects that are stored.</param>
/// <param name="Posts">Lines with posts that are stored.</param>
/// <param name="Bad">Lines that could not be read.</param>
/// <param name="BadLines">The first of them, 20 at most.</param>
/// <param name="IsStopped">Whether it ended at a bad line; nothing behind that was read, and what stands before it is
/// stored.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ImportReport(
    long Users,
    long Projects,
    long Posts,
    long Bad,
    IReadOnlyList<BadLine> BadLines,
    bool IsStopped,
    TimeSpan Elapsed)
{
    /// <summary>Lines that are stored.</summary>
    public long Rows => Users + Projects + Posts;

    /// <summary>Stored lines per second.</summary>
    public double RowsPerSecond => Rows / Math.Max(Elapsed.TotalSeconds, 0.001);
}
