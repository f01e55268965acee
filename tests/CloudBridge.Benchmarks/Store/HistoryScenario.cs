using CloudBridge.Storage;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.History;
using CloudBridge.Storage.History.Postgres;
using CloudBridge.Storage.History.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Store;

/// <summary>The history alone: on SQLite, or with <c>--postgres CONNECTION-STRING</c> in a schema of a PostgreSQL database.</summary>
internal sealed class HistoryScenario : IScenario
{
    private const int Hour = 12;

    public string Name => "history";

    public string Description => "checks of 100,000 monitors: rows per second, roll-up, reading a month (--postgres CONNECTION-STRING for PostgreSQL)";

    /// <summary>Measures the SQLite history in a folder, for those who measure other stores too.</summary>
    public static async Task MeasureAsync(Dictionary<string, object> figures, string folder, int slots = Hour)
    {
        var engine = new SqliteHistoryFile(new SqliteHistoryOptions { Folder = folder }, TimeProvider.System, NullLogger.Instance);
        await MeasureAsync(figures, engine, slots, () => Task.FromResult(SizeOf(folder)));
    }

    public async Task<int> RunAsync(string[] args)
    {
        var figures = new Dictionary<string, object>();
        if (Array.IndexOf(args, "--postgres") is var place and >= 0)
        {
            await MeasurePostgresAsync(figures, args[place + 1]);
        }
        else
        {
            await MeasureSqliteAsync(figures);
        }

        FigureTable.Print(figures, args);
        return 0;
    }

    private static async Task MeasureSqliteAsync(Dictionary<string, object> figures)
    {
        var folder = Directory.CreateTempSubdirectory("cloudbridge-history-").FullName;
        try
        {
            await MeasureAsync(figures, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasurePostgresAsync(Dictionary<string, object> figures, string connectionString)
    {
        var engine = new PostgresHistorySchema(
            new PostgresHistoryOptions { ConnectionString = connectionString, Schema = $"benchmark_{Environment.ProcessId}" },
            TimeProvider.System,
            NullLogger.Instance);
        await MeasureAsync(figures, engine, Hour, async () => await engine.ReadAsync(session => session.FirstAsync<long>("SELECT pg_database_size(current_database())")));
    }

    private static async Task MeasureAsync(Dictionary<string, object> figures, ISqlEngine engine, int slots, Func<Task<long>> sizeOf)
    {
        await using var store = new HistoryStore(engine, TimeProvider.System, NullLogger<HistoryStore>.Instance);
        await store.OpenAsync();
        await new HistoryPhase(store, engine).RunAsync(figures, slots, sizeOf);
    }

    private static long SizeOf(string folder) => new DataFolder(folder).History is var file && File.Exists(file) ? new FileInfo(file).Length : 0;
}
