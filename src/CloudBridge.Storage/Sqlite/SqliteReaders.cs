using System.Collections.Concurrent;
using CloudBridge.Storage.Engines;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite;

/// <summary>The connections that read; one is opened when all are in use, and some are kept.</summary>
internal sealed class SqliteReaders(Func<SqliteConnection> connect) : IDisposable
{
    private const int MaxIdle = 16;

    private readonly ConcurrentBag<DbSession> _idle = [];
    private volatile bool _isClosed;

    /// <summary>Reads on a connection of the caller's own.</summary>
    public T Read<T>(Func<DbSession, T> read)
    {
        var session = Take();
        try
        {
            var result = read(session);
            Return(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Reads on a connection of the caller's own.</summary>
    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read)
    {
        var session = Take();
        try
        {
            var result = await read(session).ConfigureAwait(false);
            Return(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        Close();
    }

    private DbSession Take() => _idle.TryTake(out var idle) ? idle : Open();

    private DbSession Open()
    {
        var connection = _isClosed ? throw new IOException("It is closed.") : connect();
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
}
