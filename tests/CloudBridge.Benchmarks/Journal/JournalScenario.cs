using System.Diagnostics;
using CloudBridge.Journal;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Journal;

/// <summary>The journal on this machine's disk: many requests at once, and one after the other.</summary>
internal sealed class JournalScenario : IScenario
{
    private const int Rows = 300_000;
    private const int Tasks = 2_000;
    private const int Alone = 2_000;

    public string Name => "journal";

    public string Description => "durable rows per second of the SQLite journal with 2,000 callers, and the time of a lone begin";

    public async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("cloudbridge-journal-").FullName;
        try
        {
            await using var journal = new SqliteRequestJournal(new SqliteJournalOptions { Folder = folder }, TimeProvider.System, NullLogger<SqliteRequestJournal>.Instance);
            await journal.OpenAsync();
            await BeginManyAsync(journal, 0, 50_000);
            var wall = Stopwatch.StartNew();
            await BeginManyAsync(journal, 1, Rows);
            var rate = Rows / wall.Elapsed.TotalSeconds;
            var alone = await BeginAloneAsync(journal);
            FigureTable.Print(
                new Dictionary<string, object>
                {
                    ["durable_begins_per_second"] = Math.Round(rate),
                    ["lone_begin_p50_ms"] = Math.Round(alone.Milliseconds(0.5), 3),
                    ["lone_begin_p99_ms"] = Math.Round(alone.Milliseconds(0.99), 3),
                    ["bytes_per_row"] = Math.Round(new FileInfo(new DataFolder(folder).Database).Length / (50_000d + Rows + Alone)),
                },
                args);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task BeginManyAsync(SqliteRequestJournal journal, int round, int rows) =>
        Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(async () =>
        {
            for (var row = task; row < rows; row += Tasks)
            {
                await journal.BeginAsync(Entry(round, row));
            }
        })));

    private static async Task<LatencySamples> BeginAloneAsync(SqliteRequestJournal journal)
    {
        var samples = new LatencySamples();
        for (var row = 0; row < Alone; row++)
        {
            var started = Stopwatch.GetTimestamp();
            await journal.BeginAsync(Entry(2, row));
            samples.Add(Stopwatch.GetTimestamp() - started);
        }

        return LatencySamples.Merge([samples]);
    }

    private static JournalEntry Entry(int round, int row) => new(
        new JournalKey("Embedded", "demo", $"{100_000_000 + row}", (ulong)(row + 1) * 0x9E3779B97F4A7C15 + (ulong)round),
        "302110304050607080901020"u8.ToArray(),
        TimeProvider.System.GetUtcNow(),
        JournalState.Begun,
        null);
}
