using System.Globalization;
using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Engines.Sqlite;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.History.Sqlite;

/// <summary>
/// The file of the history. One that is damaged is set aside and begun anew, whenever that is found: history is worth less than a
/// server that runs. A power cut may take the last seconds of it, because a commit does not wait for the disk.
/// </summary>
internal sealed partial class SqliteHistoryFile(SqliteHistoryOptions options, TimeProvider time, ILogger logger, FolderClaims? claims = null) : ISqlEngine
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int WorksInACommit = 8;

    private readonly DataFolder _folder = new(options.Folder);
    private readonly SemaphoreSlim _replacing = new(1);
    private volatile SqliteEngine? _engine;
    private volatile bool _wasOpened;
    private bool _mustSetAside;
    private bool _isClosed;

    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            _engine = await OpenNowAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException error) when (IsDamage(error))
        {
            SetAside();
            _engine = await OpenNowAsync(cancellationToken).ConfigureAwait(false);
        }

        _wasOpened = true;
    }

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) =>
        DoAsync(engine => engine.WriteAsync(work, cancellationToken));

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) =>
        DoAsync(engine => engine.ReadAsync(work, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _replacing.WaitAsync().ConfigureAwait(false);
        _isClosed = true;
        if (_engine is { } engine)
        {
            await engine.DisposeAsync().ConfigureAwait(false);
        }

        _replacing.Release();
    }

    private static bool IsDamage(Exception? error) => error is not null && (error is SqliteException { SqliteErrorCode: Corrupt or NotADatabase } || IsDamage(error.InnerException));

    private static SqliteConnection Connect(string file)
    {
        var connection = SqliteDatabase.Open(file);
        connection.Execute("PRAGMA synchronous = NORMAL");
        return connection;
    }

    private async Task<T> DoAsync<T>(Func<SqliteEngine, Task<T>> work)
    {
        var engine = _engine ?? (_wasOpened ? await ReplaceAsync(null).ConfigureAwait(false) : throw StoreRefusals.Unavailable());
        try
        {
            return await work(engine).ConfigureAwait(false);
        }
        catch (MonitorException error) when (IsDamage(error))
        {
            engine = await ReplaceAsync(engine).ConfigureAwait(false);
        }

        return await work(engine).ConfigureAwait(false);
    }

    private async Task<SqliteEngine> OpenNowAsync(CancellationToken cancellationToken)
    {
        var engine = new SqliteEngine(
            new SqliteEngineOptions { Folder = _folder, File = _folder.History, Migrations = MigrationFiles.History, MaxCommit = WorksInACommit },
            time,
            logger,
            claims) { Connect = Connect };
        await engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        return engine;
    }

    /// <summary>Begins a new file in the place of a damaged one. Where that fails it is tried again with the next work.</summary>
    /// <param name="damaged">What was found to be damaged; null where nothing is open.</param>
    private async Task<SqliteEngine> ReplaceAsync(SqliteEngine? damaged)
    {
        await _replacing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_engine == damaged && !_isClosed)
            {
                await BeginAnewAsync(damaged).ConfigureAwait(false);
            }

            return _engine ?? throw StoreRefusals.Unavailable();
        }
        catch (Exception error) when (error is StorageException || SqliteFault.IsOne(error))
        {
            throw StoreRefusals.Unavailable(error);
        }
        finally
        {
            _replacing.Release();
        }
    }

    private async Task BeginAnewAsync(SqliteEngine? damaged)
    {
        if (damaged is not null)
        {
            (_engine, _mustSetAside) = (null, true);
            await damaged.DisposeAsync().ConfigureAwait(false);
        }

        if (_mustSetAside)
        {
            SetAside();
            _mustSetAside = false;
        }

        await OpenAsync().ConfigureAwait(false);
    }

    private void SetAside()
    {
        var place = $"{_folder.History}.damaged-{time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(_folder.History + part))
            {
                File.Move(_folder.History + part, place + part, overwrite: true);
            }
        }

        Log.SetAside(logger, _folder.History, place);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The history of checks in {File} is damaged and begins anew; monitors and accounts are not touched. The damaged file is now {Place}")]
        public static partial void SetAside(ILogger logger, string file, string place);
    }
}
