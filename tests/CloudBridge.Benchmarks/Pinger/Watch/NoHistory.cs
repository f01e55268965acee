using CloudBridge.Monitors;

namespace CloudBridge.Benchmarks.Pinger.Watch;

/// <summary>Takes results and forgets them.</summary>
internal sealed class NoHistory : IHistoryStore
{
    public ValueTask AppendAsync(IReadOnlyList<CheckResult> results, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask<IReadOnlyList<CheckResult>> ReadChecksAsync(long monitorId, DateTimeOffset before, int count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<HistoryBucket>> ReadBucketsAsync(long monitorId, BucketSize size, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<UptimeSummary> SummarizeAsync(long monitorId, int days, DateTimeOffset now, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask MaintainAsync(DateTimeOffset now, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask DeleteAsync(IReadOnlyList<long> monitorIds, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
