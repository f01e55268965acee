namespace CloudBridge.Monitors;

/// <summary>
/// The results of checks: each for 48 h, as 5-minute buckets for 30 days, hourly for a year. Apart from the other stores, so that
/// it may be pruned or lost alone. See <see cref="IAccountStore"/> for what all stores promise.
/// </summary>
public interface IHistoryStore
{
    /// <summary>Keeps results. One that is there already (same monitor and millisecond) is left as it is.</summary>
    ValueTask AppendAsync(IReadOnlyList<CheckResult> results, CancellationToken cancellationToken = default);

    /// <summary>Results of a monitor, newest first.</summary>
    /// <param name="monitorId">Of which monitor.</param>
    /// <param name="before">Only older ones.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<IReadOnlyList<CheckResult>> ReadChecksAsync(
        long monitorId,
        DateTimeOffset before,
        int count,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Buckets of a monitor, oldest first; those without a check are missing. What was not rolled up yet is made from the
    /// results.
    /// </summary>
    /// <param name="monitorId">Of which monitor.</param>
    /// <param name="size">Which buckets.</param>
    /// <param name="from">Buckets that begin then or later.</param>
    /// <param name="until">Buckets that begin earlier.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<IReadOnlyList<HistoryBucket>> ReadBucketsAsync(
        long monitorId,
        BucketSize size,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken = default);

    /// <summary>Uptime and latency over the last days.</summary>
    /// <param name="monitorId">Of which monitor.</param>
    /// <param name="days">1, 7, 30 or 90.</param>
    /// <param name="now">The end.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<UptimeSummary> SummarizeAsync(
        long monitorId,
        int days,
        DateTimeOffset now,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the buckets whose time is over, and deletes what is too old. Does nothing twice; may be stopped at any moment.
    /// </summary>
    ValueTask MaintainAsync(DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Deletes everything about some monitors.</summary>
    ValueTask DeleteAsync(IReadOnlyList<long> monitorIds, CancellationToken cancellationToken = default);
}
