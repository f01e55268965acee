using System.Diagnostics;
using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.History;
using CloudBridge.Storage.History.Tables;

namespace CloudBridge.Benchmarks.Store;

/// <summary>
/// The history of 100,000 monitors that are checked every 5 minutes: an hour of checks in the order in which a pinger makes them, the
/// roll-up of that hour with appends going on meanwhile, and reading a month of one monitor in the size of its real rows.
/// </summary>
internal sealed class HistoryPhase(HistoryStore store, ISqlEngine engine)
{
    private const int Monitors = 100_000;
    private const int Batch = 1_000;
    private const int MonthMonitors = 1_000;
    private const int MonthReads = 300;

    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(5);

    /// <summary>Measures.</summary>
    /// <param name="figures">Where the figures go.</param>
    /// <param name="slots">5-minute slots of checks to append, 12 for an hour.</param>
    /// <param name="sizeOf">Gives the bytes that everything takes.</param>
    public async Task RunAsync(Dictionary<string, object> figures, int slots, Func<Task<long>> sizeOf)
    {
        var monitors = Enumerable.Range(1, Monitors).Select(monitor => (long)monitor).ToArray();
        _random.Shuffle(monitors);
        await store.MaintainAsync(Start);
        var before = await sizeOf();
        var wall = Stopwatch.StartNew();
        for (var slot = 0; slot < slots; slot++)
        {
            await AppendSlotAsync(monitors, Start.AddMinutes(5 * slot));
        }

        var rows = (double)slots * Monitors;
        figures["history_rows_per_second"] = Math.Round(rows / wall.Elapsed.TotalSeconds);
        figures["history_mb_per_million_rows"] = Math.Round((await sizeOf() - before) / rows, 1);
        figures["history_48h_read_ms_p99"] = await ReadAsync(Monitors, monitor => store.ReadChecksAsync(monitor, DateTimeOffset.MaxValue, 600));
        await RollUpAsync(figures);
        await FillMonthAsync();
        var now = Start.AddDays(60);
        figures["history_month_read_ms_p99"] = await ReadAsync(MonthMonitors, monitor => store.ReadBucketsAsync(monitor, BucketSize.FiveMinutes, now.AddDays(-30), now));
        figures["history_month_summary_ms_p99"] = await ReadAsync(MonthMonitors, monitor => store.SummarizeAsync(monitor, 30, now));
    }

    private async Task AppendSlotAsync(long[] monitors, DateTimeOffset from)
    {
        var batch = new List<CheckResult>(Batch);
        for (var place = 0; place < monitors.Length; place++)
        {
            batch.Add(Check(monitors[place], from.AddMilliseconds(place * 3)));
            if (batch.Count == Batch)
            {
                await store.AppendAsync(batch);
                batch.Clear();
            }
        }
    }

    // One small batch after the other, as the pinger's writer would; the longest wait is what a piece holds it up.
    private async Task RollUpAsync(Dictionary<string, object> figures)
    {
        var now = Start.AddHours(1).AddSeconds(61);
        var wall = Stopwatch.StartNew();
        var rolling = Task.Run(async () => await store.MaintainAsync(now));
        var longest = 0d;
        for (var number = 0; !rolling.IsCompleted; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await store.AppendAsync([.. Enumerable.Range(0, 100).Select(monitor => Check(monitor + 1, now.AddMilliseconds(number)))]);
            longest = Math.Max(longest, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await rolling;
        figures["rollup_ms_per_100k"] = Math.Round(wall.Elapsed.TotalMilliseconds);
        figures["rollup_append_wait_ms_max"] = Math.Round(longest);
    }

    private async Task FillMonthAsync()
    {
        var math = new BucketMath();
        var (from, until) = (HistoryTime.HourOf(Start.AddDays(30)), HistoryTime.HourOf(Start.AddDays(60)));
        for (var hour = from; hour < until; hour++)
        {
            var blocks = Enumerable.Range(1, MonthMonitors).Select(monitor => Block(math, hour, monitor)).ToList();
            await WriteAsync(tables => tables.PutAsync(BlockTable.Hours, blocks));
        }

        await WriteAsync(async tables =>
        {
            var marks = await tables.MarksAsync();
            await tables.MoveMarksAsync(marks.Version, marks with { ClosedHour = until, RolledHour = until });
        });
        await store.MaintainAsync(Start.AddDays(60));
    }

    private HistoryBlock Block(BucketMath math, long hour, long monitor)
    {
        var start = HistoryTime.OfHour(hour);
        return HistoryBlock.Of(BlockTable.Hours, hour, monitor, math.Slots(Enumerable.Range(0, HistoryTime.HourWindows).Select(slot => Check(monitor, start.AddMinutes(5 * slot)))));
    }

    private async Task WriteAsync(Func<HistoryTables, Task> write) => await engine.WriteAsync(async session =>
    {
        await write(HistoryTables.Of(session));
        return true;
    });

    private async Task<double> ReadAsync<T>(int monitors, Func<long, ValueTask<T>> read)
    {
        var samples = new LatencySamples();
        for (var number = 0; number < MonthReads; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await read(1 + _random.Next(monitors));
            samples.Add(Stopwatch.GetTimestamp() - started);
        }

        return Math.Round(LatencySamples.Merge([samples]).Milliseconds(0.99), 2);
    }

    private CheckResult Check(long monitor, DateTimeOffset at)
    {
        var isOk = _random.Next(100) > 0;
        return new CheckResult(monitor, at, isOk ? CheckOutcome.Ok : CheckOutcome.TimedOut, isOk ? 200 : 0, 50 + _random.Next(400));
    }
}
