using CloudBridge.Monitors;
using CloudBridge.Storage.History;
using CloudBridge.Storage.History.Postgres;
using CloudBridge.Storage.History.Sqlite;
using CloudBridge.Storage.Tests.Postgres;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CloudBridge.Storage.Tests.History;

/// <summary>The history of a test, in a place of its own.</summary>
internal sealed class HistoryHome : IAsyncDisposable
{
    private readonly bool _isGuest;

    private HistoryHome(string? postgres, int pieceSize, bool isGuest) => (ConnectionString, PieceSize, _isGuest) = (postgres, pieceSize, isGuest);

    /// <summary>The time at which tests begin: the beginning of a day.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TestData Data { get; } = new();

    public SignalLog<LogLine> Lines { get; } = new();

    /// <summary>Null on SQLite.</summary>
    public string? ConnectionString { get; }

    public int PieceSize { get; }

    public HookedEngine Engine { get; private set; } = null!;

    public HistoryStore Store { get; private set; } = null!;

    public static async Task<HistoryHome> OpenAsync(bool isPostgres = false, int pieceSize = 4_096)
    {
        var home = new HistoryHome(isPostgres ? await PostgresServer.MakeSchemaAsync() : null, pieceSize, isGuest: false);
        await home.OpenAsync();
        return home;
    }

    /// <summary>Another server on the history of a home.</summary>
    public static async Task<HistoryHome> OpenAsync(string connectionString)
    {
        var home = new HistoryHome(connectionString, pieceSize: 3, isGuest: true);
        await home.OpenAsync();
        return home;
    }

    public static CheckResult Check(long monitor, DateTimeOffset at, CheckOutcome outcome = CheckOutcome.Ok, int milliseconds = 100) =>
        new(monitor, at, outcome, outcome == CheckOutcome.Ok ? 200 : 0, milliseconds);

    /// <summary>One check in each of so many hours.</summary>
    public static CheckResult[] Hourly(long monitor, int hours) => [.. Enumerable.Range(0, hours).Select(hour => Check(monitor, Start.AddHours(hour)))];

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        await OpenAsync();
    }

    public async Task OpenAsync()
    {
        Engine = new HookedEngine(ConnectionString is null
            ? new SqliteHistoryFile(new SqliteHistoryOptions { Folder = Data.Folder.Path }, Data.Time, new CapturedLogger<SqliteHistoryFile>(Lines))
            : new PostgresHistorySchema(new PostgresHistoryOptions { ConnectionString = ConnectionString }, Data.Time, NullLogger<PostgresHistorySchema>.Instance));
        Store = new HistoryStore(Engine, Data.Time, new CapturedLogger<HistoryStore>(Lines)) { PieceSize = PieceSize };
        await Store.OpenAsync();
    }

    /// <summary>Ends maintenance before a write, as the end of the process would.</summary>
    public async Task MaintainUntilWriteAsync(int number, DateTimeOffset now)
    {
        Engine.BeforeWrite = () => _ = number-- > 0 ? 0 : throw new OperationCanceledException();
        try
        {
            await Store.MaintainAsync(now);
        }
        catch (OperationCanceledException)
        {
            // It ended in the middle.
        }
        finally
        {
            Engine.BeforeWrite = () => { };
        }
    }

    public async Task<T> QueryAsync<T>(string sql) =>
        await Engine.ReadAsync(async session => (await session.FirstAsync<T>(sql))!);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (ConnectionString is not null && !_isGuest)
        {
            await PostgresServer.RunAsync(ConnectionString, $"DROP SCHEMA {new NpgsqlConnectionStringBuilder(ConnectionString).SearchPath}_history CASCADE");
            await PostgresServer.DropSchemaAsync(ConnectionString);
        }

        await Data.DeleteAsync();
    }
}
