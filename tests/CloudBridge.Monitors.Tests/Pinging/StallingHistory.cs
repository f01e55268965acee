using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>A history that keeps results in a list, and stalls or fails when a test says so.</summary>
internal sealed class StallingHistory : IHistoryStore
{
    /// <summary>What every append waits for, with the number of the try.</summary>
    public Func<int, Task> Before { get; set; } = _ => Task.CompletedTask;

    public SignalLog<IReadOnlyList<CheckResult>> Batches { get; } = new();

    public SignalLog<int> Tries { get; } = new();

    public SignalLog<DateTimeOffset> Upkeeps { get; } = new();

    public IReadOnlyList<CheckResult> Kept => [.. Batches.Items.SelectMany(batch => batch)];

    public async ValueTask AppendAsync(IReadOnlyList<CheckResult> results, CancellationToken cancellationToken = default)
    {
        var number = Tries.Items.Count + 1;
        Tries.Add(number);
        await Before(number).WaitAsync(cancellationToken);
        Batches.Add([.. results]);
    }

    public ValueTask MaintainAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        Upkeeps.Add(now);
        return Upkeeps.Items.Count == 1 ? throw new MonitorException(MonitorFault.Unavailable, "The disk is full.") : ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<CheckResult>> ReadChecksAsync(long monitorId, DateTimeOffset before, int count, CancellationToken cancellationToken = default) =>
        new([.. Kept.Where(check => check.MonitorId == monitorId && check.At < before).OrderByDescending(check => check.At).Take(count)]);

    public ValueTask<IReadOnlyList<HistoryBucket>> ReadBucketsAsync(long monitorId, BucketSize size, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<UptimeSummary> SummarizeAsync(long monitorId, int days, DateTimeOffset now, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DeleteAsync(IReadOnlyList<long> monitorIds, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
