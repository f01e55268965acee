using CloudBridge.Monitors;
using CloudBridge.Storage;
using CloudBridge.Storage.History;
using CloudBridge.Storage.History.Postgres;
using CloudBridge.Storage.History.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CloudBridge.Benchmarks.Store;

/// <summary>The stores of monitors and their history on this machine's disk, and on PostgreSQL when there is one.</summary>
internal sealed class StoreScenario : IScenario
{
    private const string Variable = "CLOUDBRIDGE_TEST_POSTGRES";

    private readonly Dictionary<string, object> _figures = [];

    public string Name => "store";

    public string Description => $"durable monitors and results per second in SQLite, and in PostgreSQL when {Variable} says where; reads with 100,000 users";

    public async Task<int> RunAsync(string[] args)
    {
        await MeasureSqliteAsync();
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server)
        {
            await MeasurePostgresAsync(server);
        }

        FigureTable.Print(_figures, args);
        return 0;
    }

    private async Task MeasureSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cloudbridge-store-").FullName;
        try
        {
            var claims = new FolderClaims();
            await using var stores = MonitorStores.InSqlite(new SqliteMonitorStoreOptions { Folder = folder }, TimeProvider.System, NullLogger<MonitorStores>.Instance, claims);
            await using var history = new HistoryStore(new SqliteHistoryFile(new SqliteHistoryOptions { Folder = folder }, TimeProvider.System, NullLogger.Instance, claims), TimeProvider.System, NullLogger<HistoryStore>.Instance);
            await history.OpenAsync();
            await MeasureAsync(stores, history, "", writes: 60_000, rows: 500_000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MeasurePostgresAsync(string server)
    {
        var schema = $"benchmark_{Guid.NewGuid():N}";
        var words = new NpgsqlConnectionStringBuilder(server) { SearchPath = schema }.ConnectionString;
        await RunAsync(server, $"CREATE SCHEMA {schema}");
        try
        {
            await using var stores = MonitorStores.InPostgres(new PostgresMonitorStoreOptions { ConnectionString = words }, TimeProvider.System, NullLogger<MonitorStores>.Instance);
            await using var history = new HistoryStore(new PostgresHistorySchema(new PostgresHistoryOptions { ConnectionString = words }, TimeProvider.System, NullLogger.Instance), TimeProvider.System, NullLogger<HistoryStore>.Instance);
            await history.OpenAsync();
            await MeasureAsync(stores, history, "postgres_", writes: 10_000, rows: 200_000);
        }
        finally
        {
            await RunAsync(server, $"DROP SCHEMA IF EXISTS {schema} CASCADE");
            await RunAsync(server, $"DROP SCHEMA IF EXISTS {schema}_history CASCADE");
        }
    }

    private async Task MeasureAsync(MonitorStores stores, IHistoryStore history, string prefix, int writes, int rows)
    {
        await stores.OpenAsync();
        var adding = new StoreWrites(stores);
        await adding.PrepareAsync();
        _figures[prefix + "acked_writes_per_second"] = Math.Round(await adding.PerSecondAsync(writes));
        var alone = await adding.AloneAsync();
        _figures[prefix + "lone_write_p50_ms"] = Math.Round(alone.Milliseconds(0.5), 3);
        _figures[prefix + "lone_write_p99_ms"] = Math.Round(alone.Milliseconds(0.99), 3);
        _figures[prefix + "history_rows_per_second"] = Math.Round(await StoreHistory.PerSecondAsync(history, rows));
        var reads = new StoreReads(stores);
        await reads.PrepareAsync();
        _figures[prefix + "public_reads_per_second"] = Math.Round(await reads.PerSecondAsync());
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
