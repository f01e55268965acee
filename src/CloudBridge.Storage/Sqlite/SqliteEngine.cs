using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Sqlite;

/// <summary>A database file with one writer, which commits in groups, and connections that read.</summary>
/// <param name="options">Which file.</param>
/// <param name="time">Dates migrations.</param>
/// <param name="logger">Where trouble goes.</param>
/// <param name="claims">Shared with other stores of the process on the same folder; null when there are none.</param>
internal sealed partial class SqliteEngine(
    SqliteEngineOptions options,
    TimeProvider time,
    ILogger logger,
    FolderClaims? claims = null) : ISqlEngine
{
    private SqlLane? _lane;
    private volatile string? _readTrouble;

    public Task OpenAsync(CancellationToken cancellationToken = default) => Task.Run(Open, cancellationToken);

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) =>
        _lane is { } lane
        ? lane.DoAsync(session => work(session).GetAwaiter().GetResult(), cancellationToken).AsTask()
        : Task.FromException<T>(StoreRefusals.Unavailable());

    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var lane = _lane ?? throw StoreRefusals.Unavailable();
        T result;
        try
        {
            result = await lane.File.Readers.ReadAsync(work).ConfigureAwait(false);
        }
        catch (Exception error) when (SqliteFault.IsOfDisk(error))
        {
            throw Unavailable(error);
        }

        if (_readTrouble is not null)
        {
            _readTrouble = null;
            Log.Recovered(logger, options.File);
        }

        return result;
    }

    /// <summary>Writes all that was handed over, and gives up the file.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _lane, null)?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Open()
    {
        var lane = new SqlLane(SqliteFile.Open(options, time, claims), options, logger);
        lane.Start();
        _lane = lane;
    }

    private MonitorException Unavailable(Exception error)
    {
        var message = SqliteFault.Describe(options.File, error);
        if (message != _readTrouble)
        {
            _readTrouble = message;
            Log.Failed(logger, error, message);
        }

        return StoreRefusals.Unavailable(error);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Reading failed: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, string reason);

        [LoggerMessage(2, LogLevel.Information, "{File} is read again")]
        public static partial void Recovered(ILogger logger, string file);
    }
}
