using CloudBridge.Monitors;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Engines.Sqlite;

/// <summary>A database file with one writer, which commits in groups, and connections that read.</summary>
/// <param name="options">Which file.</param>
/// <param name="time">Dates migrations.</param>
/// <param name="logger">Where trouble goes.</param>
/// <param name="claims">Shared with other stores of the process on the same folder; null when there are none.</param>
internal sealed class SqliteEngine(SqliteEngineOptions options, TimeProvider time, ILogger logger, FolderClaims? claims = null) : ISqlEngine
{
    private readonly SqliteMigrator _migrator = new(options.Migrations, time);
    private OpenFile? _file;

    /// <summary>Replaces how the database is opened, so that tests can make the disk fail.</summary>
    internal Func<string, SqliteConnection> Connect { get; init; } = SqliteDatabase.Open;

    public Task OpenAsync(CancellationToken cancellationToken = default) => Task.Run(Open, cancellationToken);

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) =>
        _file is { } file ? file.Writer.DoAsync(work, cancellationToken) : Task.FromException<T>(StoreRefusals.Unavailable());

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _file is { } file ? file.Readers.ReadAsync(work) : Task.FromException<T>(StoreRefusals.Unavailable());
    }

    /// <summary>Writes all that was handed over, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _file, null) is not { } file)
        {
            return;
        }

        await file.Writer.DisposeAsync().ConfigureAwait(false);
        file.Readers.Dispose();
        file.Claim?.Dispose();
    }

    private void Open()
    {
        var claim = options.IsGuest ? null : Claim();
        try
        {
            Migrate();
            _file = new OpenFile(
                new GroupWriter(options, () => Guard(Connect(options.File), connection => new WriteSession(connection)), logger),
                new ReadSessions(options.File, () => Connect(options.File), logger),
                claim);
        }
        catch (Exception error)
        {
            claim?.Dispose();
            if (SqliteFault.IsOne(error))
            {
                throw new StorageException(SqliteFault.Describe(options.File, error), error);
            }

            throw;
        }
    }

    // A guest leaves a schema alone that a server may be using; when it is old, no server of this program runs.
    private void Migrate()
    {
        if (options.IsGuest)
        {
            PrivateFiles.MakeOwnFolder(options.Folder.Path);
        }

        using var connection = Connect(options.File);
        if (_migrator.Check(connection, options.File) == options.Migrations.Count)
        {
            return;
        }

        using var claim = options.IsGuest ? Claim() : null;
        _migrator.Migrate(connection, options.File);
    }

    private IDisposable Claim() => claims?.Take(options.Folder) ?? options.Folder.Claim();

    private static T Guard<T>(SqliteConnection connection, Func<SqliteConnection, T> make)
    {
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

    private sealed record OpenFile(GroupWriter Writer, ReadSessions Readers, IDisposable? Claim);
}
