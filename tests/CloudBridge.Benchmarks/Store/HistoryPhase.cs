using System.Diagnostics;
using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.History;
using CloudBridge.Storage.History.Tables;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Store;

/// <summary>
/// The history of 100,000 monitors that are checked every 5 minutes: an hour of checks in the order in which a pinger makes them, the
/// roll-up of that hour with appends going on meanwhile, and reading a month of one monitor in the size of its real rows.
/// </summary>
/// <param name="engine">The database, not open yet; it is closed in the end.</param>
/// <param name="figures">Where the figures go.</param>
/// <param name="prefix">What their names begin with.</param>
internal sealed class HistoryPhase(ISqlEngine engine, Dictionary<string, object> figures, string prefix) : IAsyncDisposable
{
    private const int Slots = 12;
    private const int Monitors = 100_000;
    private const int Batch = 1_000;
    private const int MonthMonitors = 1_000;
    private const int MonthReads = 300;

    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(5);
    private readonly HistoryStore _store = new(engine, TimeProvider.System, NullLogger<HistoryStore>.Instance);

    /// <summary>Measures.</summary>
    public async Task RunAsync()
    {
        var monitors = Enumerable.Range(1, Monitors).Select(monitor => (long)monitor).ToArray();
        _random.Shuffle(monitors);
        await _store.OpenAsync();
        await _store.MaintainAsync(Start);
        var before = await SizeAsync();
        var wall = Stopwatch.StartNew();
        for (var slot = 0; slot < Slots; slot++)
        {
            await AppendSlotAsync(monitors, Start.AddMinutes(5 * slot));
        }

        const double Rows = (double)Slots * Monitors;
        Tell("history_rows_per_second", Math.Round(Rows / wall.Elapsed.TotalSeconds));
        Tell("history_mb_per_million_rows", Math.Round((await SizeAsync() - before) / Rows, 1));
        await RollUpAsync();
        await FillMonthAsync();
        var now = Start.AddDays(60);
        Tell("history_month_read_ms_p99", await ReadAsync(monitor => _store.ReadBucketsAsync(monitor, BucketSize.FiveMinutes, now.AddDays(-30), now)));
        Tell("history_month_summary_ms_p99", await ReadAsync(monitor => _store.SummarizeAsync(monitor, 30, now)));
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private void Tell(string name, object figure) => figures[prefix + name] = figure;

    private Task<long> SizeAsync() => engine.ReadAsync(session => session.FirstAsync<long>(session.IsPostgres
        ? "SELECT pg_database_size(current_database())"
        : "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"));

    private async Task AppendSlotAsync(long[] monitors, DateTimeOffset from)
    {
        var batch = new List<CheckResult>(Batch);
        for (var place = 0; place < monitors.Length; place++)
        {
            batch.Add(Check(monitors[place], from.AddMilliseconds(place * 3)));
            if (batch.Count == Batch)
            {
                await _store.AppendAsync(batch);
                batch.Clear();
            }
        }
    }

    // One small batch after the other, as the pinger's writer would; the longest wait is what a piece holds it up.
    private async Task RollUpAsync()
    {
        var now = Start.AddHours(1).AddSeconds(61);
        var wall = Stopwatch.StartNew();
        var rolling = Task.Run(async () => await _store.MaintainAsync(now));
        var longest = 0d;
        for (var number = 0; !rolling.IsCompleted; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await _store.AppendAsync([.. Enumerable.Range(0, 100).Select(monitor => Check(monitor + 1, now.AddMilliseconds(number)))]);
            longest = Math.Max(longest, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await rolling;
        Tell("rollup_ms_per_100k", Math.Round(wall.Elapsed.TotalMilliseconds));
        Tell("rollup_append_wait_ms_max", Math.Round(longest));
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
        await _store.MaintainAsync(Start.AddDays(60));
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

    private async Task<double> ReadAsync<T>(Func<long, ValueTask<T>> read)
    {
        var samples = new LatencySamples();
        for (var number = 0; number < MonthReads; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await read(1 + _random.Next(MonthMonitors));
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
