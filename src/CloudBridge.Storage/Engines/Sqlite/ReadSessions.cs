using System.Collections.Concurrent;
using CloudBridge.Monitors;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Engines.Sqlite;

/// <summary>The connections that read; one is opened when all are in use, and some are kept.</summary>
internal sealed partial class ReadSessions(string file, Func<SqliteConnection> connect, ILogger logger) : IDisposable
{
    private const int MaxIdle = 16;

    private readonly ConcurrentBag<DbSession> _idle = [];
    private volatile bool _isClosed;
    private volatile string? _trouble;

    /// <summary>Reads on a connection of the caller's own.</summary>
    /// <exception cref="MonitorException">The database cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read)
    {
        DbSession? session = null;
        try
        {
            session = _idle.TryTake(out var idle) ? idle : Open();
            var result = await read(session).ConfigureAwait(false);
            Return(session);
            return result;
        }
        catch (Exception error)
        {
            session?.Dispose();
            if (SqliteTrouble.IsOne(error))
            {
                throw Unavailable(error);
            }

            throw;
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        Close();
    }

    private DbSession Open()
    {
        var connection = _isClosed ? throw StoreRefusals.Unavailable() : connect();
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA query_only = ON";
            command.ExecuteNonQuery();
            return new DbSession(connection, isPostgres: false);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Return(DbSession session)
    {
        if (_trouble is not null)
        {
            _trouble = null;
            Log.Recovered(logger, file);
        }

        if (_idle.Count >= MaxIdle)
        {
            session.Dispose();
            return;
        }

        _idle.Add(session);
        if (_isClosed)
        {
            Close();
        }
    }

    private void Close()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private MonitorException Unavailable(Exception error)
    {
        var message = SqliteFault.Describe(file, error);
        if (message != _trouble)
        {
            _trouble = message;
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
