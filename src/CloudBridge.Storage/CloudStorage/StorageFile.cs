using System.Collections.Concurrent;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.CloudStorage;

/// <summary>The open database: its one writer, the connections that read, and the claim on the folder.</summary>
internal sealed class StorageFile : IAsyncDisposable
{
    private const int MaxIdle = 16;

    private readonly Func<SqliteConnection> _connect;
    private readonly IDisposable _claim;
    private readonly ConcurrentBag<StorageReader> _readers = [];
    private volatile bool _isClosed;

    public StorageFile(SqliteCloudStoreOptions options, Func<SqliteConnection> connect, Action<StorageSession> committed, IDisposable claim, ILogger logger)
    {
        (_connect, _claim) = (connect, claim);
        var rules = new StorageRules(options.Quota);
        Writer = new StorageWriter(options, () => new StorageSession(Open(connection => new StorageTables(connection)), rules), committed, logger);
    }

    public StorageWriter Writer { get; }

    /// <summary>Reads on a connection of the caller's own.</summary>
    /// <exception cref="CloudStorageException">The database cannot be read.</exception>
    public T Read<T>(string file, Func<StorageReader, T> read)
    {
        StorageReader? reader = null;
        try
        {
            reader = _readers.TryTake(out var idle) ? idle : Open(connection => new StorageReader(connection));
            var result = read(reader);
            Return(reader);
            return result;
        }
        catch (Exception error) when (SqliteFault.IsOne(error))
        {
            reader?.Dispose();
            throw new CloudStorageException(SqliteFault.Describe(file, error), error);
        }
        catch
        {
            reader?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync().ConfigureAwait(false);
        _isClosed = true;
        CloseReaders();
        _claim.Dispose();
    }

    private void Return(StorageReader reader)
    {
        if (_readers.Count >= MaxIdle)
        {
            reader.Dispose();
            return;
        }

        _readers.Add(reader);
        if (_isClosed)
        {
            CloseReaders();
        }
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private T Open<T>(Func<SqliteConnection, T> make)
    {
        var connection = _connect();
        try
        {
            return make(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
