using System.Globalization;
using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Sqlite;

/// <summary>
/// A file that is worth less than a server that runs: when it is damaged it is set aside and begun anew, whenever that is
/// found. A power cut may take the last seconds of it, because a commit does not wait for the disk.
/// </summary>
/// <param name="options">Which file.</param>
/// <param name="contents">What is in it, as the beginning of a sentence.</param>
/// <param name="time">Dates migrations and what is set aside.</param>
/// <param name="logger">Where damage is told.</param>
/// <param name="troubles">Where other trouble of the disk is told.</param>
/// <param name="claims">Shared with other stores of the process on the same folder; null when there are none.</param>
internal partial class ReplaceableFile(
    SqliteEngineOptions options,
    string contents,
    TimeProvider time,
    ILogger logger,
    ILogger troubles,
    FolderClaims? claims)
    : ISqlEngine
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly SemaphoreSlim _replacing = new(1);
    private volatile SqliteEngine? _engine;
    private volatile bool _wasOpened;
    private bool _mustSetAside;
    private bool _isClosed;
    private int _setAside;

    /// <summary>The number of times that the contents of the file have been given up.</summary>
    public int TimesSetAside => Volatile.Read(ref _setAside);

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
        GC.SuppressFinalize(this);
        await _replacing.WaitAsync().ConfigureAwait(false);
        _isClosed = true;
        if (_engine is { } engine)
        {
            await engine.DisposeAsync().ConfigureAwait(false);
        }

        _replacing.Release();
    }

    private static bool IsDamage(Exception? error) =>
        error is not null && (error is SqliteException { SqliteErrorCode: Corrupt or NotADatabase } || IsDamage(error.InnerException));

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
        var engine = new SqliteEngine(options with { Connect = Connect }, time, troubles, claims);
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
        var place = $"{options.File}.damaged-{time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(options.File + part))
            {
                File.Move(options.File + part, place + part, overwrite: true);
            }
        }

        Interlocked.Increment(ref _setAside);
        Log.SetAside(logger, contents, options.File, place);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Error,
            "{Contents} in {File} is damaged and begins anew; nothing else is touched. The damaged file is now {Place}")]
        public static partial void SetAside(ILogger logger, string contents, string file, string place);
    }
}
