using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Monitors;
using CloudBridge.Storage.Postgres;
using CloudBridge.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage;

/// <summary>
/// Accounts, monitors, keys and alerts in one database. Before it is opened, and after it is closed, every call ends with
/// <see cref="MonitorFault.Unavailable"/>.
/// </summary>
public sealed class MonitorStores : IStoreHealth, IOpenedStore
{
    private readonly ISqlEngine _engine;

    private MonitorStores(ISqlEngine engine)
    {
        _engine = engine;
        Accounts = new SqlAccountStore(engine);
        Monitors = new SqlMonitorStore(engine);
        Keys = new SqlKeyStore(engine);
        Alerts = new SqlAlertStore(engine);
    }

    /// <summary>The accounts.</summary>
    public IAccountStore Accounts { get; }

    /// <summary>The monitors and their transitions.</summary>
    public IMonitorStore Monitors { get; }

    /// <summary>The access keys.</summary>
    public IKeyStore Keys { get; }

    /// <summary>The alert channels and what waits for them.</summary>
    public IAlertStore Alerts { get; }

    /// <inheritdoc />
    public string Name => "monitors";

    /// <inheritdoc />
    public bool IsAnswering => _engine.IsAnswering;

    /// <summary>Stores in the database of a data folder; not open yet.</summary>
    /// <param name="options">Which folder.</param>
    /// <param name="time">Dates migrations.</param>
    /// <param name="logger">Where trouble goes.</param>
    /// <param name="claims">Shared with other stores of the process on the same folder; null when there are none.</param>
    public static MonitorStores InSqlite(
        SqliteMonitorStoreOptions options,
        TimeProvider time,
        ILogger<MonitorStores> logger,
        FolderClaims? claims = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(new SqliteEngine(EngineOptions(options), time, logger, claims));
    }

    /// <summary>Stores in a PostgreSQL database; not open yet.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="time">Dates migrations.</param>
    /// <param name="logger">Where trouble goes.</param>
    public static MonitorStores InPostgres(PostgresMonitorStoreOptions options, TimeProvider time, ILogger<MonitorStores> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var engine = new PostgresEngineOptions { ConnectionString = options.ConnectionString, Area = "monitors", Migrations = MigrationFiles.Postgres };
        return new(new PostgresEngine(engine, time, logger));
    }

    /// <summary>Opens the database and brings it to the newest schema.</summary>
    /// <exception cref="StorageException">It cannot be used; the sentence says what to do.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) => _engine.OpenAsync(cancellationToken);

    /// <summary>Writes all that was handed over, and closes the database.</summary>
    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    /// <summary>Stores on an engine that a test has made.</summary>
    internal static MonitorStores On(ISqlEngine engine) => new(engine);

    /// <summary>The options of the engine.</summary>
    internal static SqliteEngineOptions EngineOptions(SqliteMonitorStoreOptions options)
    {
        var folder = new DataFolder(options.Folder);
        return new()
        {
            Folder = folder,
            File = folder.Database,
            Migrations = MigrationFiles.Sqlite,
            MaxCommit = options.MaxCommit,
            MaxWaiting = options.MaxWaiting,
            IsGuest = options.IsGuest,
        };
    }
}
