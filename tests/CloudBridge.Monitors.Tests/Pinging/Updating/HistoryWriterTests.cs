using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Updating;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Updating;

public sealed class HistoryWriterTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly PingerMetrics _metrics = new();
    private readonly SignalLog<LogLine> _lines = new();
    private readonly StallingHistory _store = new();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task Results_of_a_second_go_together()
    {
        var (writer, running) = Start();
        Add(writer, 1, 3);
        await Patience.WaitAsync(_clock.WhenTimersAsync(1));
        Add(writer, 4, 2);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([1, 2, 3, 4, 5], (await _store.Batches.CountAsync(1))[0].Select(result => result.MonitorId));
        writer.Complete();
        await Patience.WaitAsync(running);
    }

    [Fact]
    public async Task Many_results_are_cut_into_batches_without_waiting()
    {
        var (writer, running) = Start();
        Add(writer, 1, 5_000);
        writer.Complete();
        await Patience.WaitAsync(running);
        Assert.Equal([2_000, 2_000, 1_000], _store.Batches.Items.Select(batch => batch.Count));
        Assert.Equal(0, writer.Dropped);
    }

    [Fact]
    public async Task While_the_store_stalls_the_oldest_results_are_dropped_and_counted()
    {
        var stall = new TaskCompletionSource();
        _store.Before = _ => stall.Task;
        var (writer, running) = Start();
        Add(writer, 1, 2_000);
        await PassUntilAsync(_store.Tries.CountAsync(1));
        Add(writer, 2_001, 12_000);
        Assert.Equal(2_000, writer.Dropped);
        stall.SetResult();
        writer.Complete();
        await Patience.WaitAsync(running);
        Assert.Equal(Enumerable.Range(1, 2_000).Concat(Enumerable.Range(4_001, 10_000)), _store.Kept.Select(result => (int)result.MonitorId));
    }

    [Fact]
    public async Task What_could_not_be_kept_is_tried_again_and_said_once()
    {
        _store.Before = number => number <= 3 ? Task.FromException(new MonitorException(MonitorFault.Unavailable, "The disk is full.")) : Task.CompletedTask;
        var (writer, running) = Start();
        Add(writer, 1, 10);
        await PassUntilAsync(_store.Batches.CountAsync(1));
        Assert.Equal(4, _store.Tries.Items.Count);
        writer.Complete();
        await Patience.WaitAsync(running);
        Assert.Equal(10, Assert.Single(_store.Batches.Items).Count);
        Assert.Single(_lines.Items, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
        Assert.Contains(_lines.Items, line => line.Text == "Check results are being stored again");
    }

    private static void Add(HistoryWriter writer, int first, int count)
    {
        foreach (var id in Enumerable.Range(first, count))
        {
            writer.Add(new(id, DateTimeOffset.UnixEpoch, CheckOutcome.Ok, 200, 1));
        }
    }

    /// <summary>A writer that woke at the first result waits for more before it stores.</summary>
    private async Task PassUntilAsync(Task reached)
    {
        while (!reached.IsCompleted)
        {
            await Task.WhenAny(reached, _clock.WhenDueWithinAsync(TimeSpan.FromSeconds(10)));
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        await reached;
    }

    private (HistoryWriter Writer, Task Running) Start()
    {
        var writer = new HistoryWriter(new() { MaxWaitingResults = 10_000 }, _store, _clock, _metrics, new CapturedLogger<HistoryWriter>(_lines));
        return (writer, writer.RunAsync(CancellationToken.None));
    }
}
