using CloudBridge.Storage.Sqlite.Writing;

namespace CloudBridge.Storage.Sqlite;

/// <summary>
/// An open database file: the claim on its folder, its one writer and the connections that read. The stores of a process on
/// one file share it; the last to give it up closes it.
/// </summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private readonly IDisposable? _claim;
    private int _users = 1;

    private SqliteFile(SqliteFileOptions options, TimeProvider time, FolderClaims? claims)
    {
        Path = options.File;
        _claim = options.IsGuest ? null : Claim(options, claims);
        try
        {
            VersionFound = Migrate(options, time, claims);
            Readers = new SqliteReaders(() => options.Connect(Path));
            Writer = new SqliteWriter(
                $"CloudBridge {System.IO.Path.GetFileNameWithoutExtension(Path)}",
                () => options.Connect(Path),
                time);
        }
        catch (Exception error)
        {
            _claim?.Dispose();
            if (SqliteFault.IsOne(error))
            {
                throw new StorageException(SqliteFault.Describe(Path, error), error);
            }

            throw;
        }
    }

    public string Path { get; }

    /// <summary>The version of its schema before it was opened.</summary>
    public int VersionFound { get; }

    public SqliteReaders Readers { get; }

    public SqliteWriter Writer { get; }

    /// <summary>Opens a file and brings it to the newest schema, or joins the stores of this process that have it open.</summary>
    /// <param name="options">Which file. Of those who share one, the first decides how it is opened.</param>
    /// <param name="time">Dates migrations.</param>
    /// <param name="claims">Shared with other stores of the process on the same folder; null when there are none.</param>
    /// <exception cref="StorageException">Another process uses the folder, or the database cannot be used.</exception>
    public static SqliteFile Open(SqliteFileOptions options, TimeProvider time, FolderClaims? claims) =>
        claims is null || options.IsGuest
        ? new SqliteFile(options, time, claims)
        : claims.OpenFile(options.File, () => new SqliteFile(options, time, claims));

    /// <summary>Becomes one more user.</summary>
    /// <returns>False when the last has given it up.</returns>
    public bool TryJoin()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
        }
        while (users > 0 && Interlocked.CompareExchange(ref _users, users + 1, users) != users);

        return users > 0;
    }

    /// <summary>Gives it up for one user, whose lane is over.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Decrement(ref _users) > 0)
        {
            return;
        }

        await Writer.DisposeAsync().ConfigureAwait(false);
        Readers.Dispose();
        _claim?.Dispose();
    }

    // A guest leaves a schema alone that a server may be using; when it is old, no server of this program runs.
    private static int Migrate(SqliteFileOptions options, TimeProvider time, FolderClaims? claims)
    {
        if (options.IsGuest)
        {
            PrivateFiles.MakeOwnFolder(options.Folder.Path);
        }

        var migrator = new SqliteMigrator(options.Migrations, time);
        using var connection = options.Connect(options.File);
        var found = migrator.Check(connection, options.File);
        if (found < options.Migrations.Count)
        {
            using var claim = options.IsGuest ? Claim(options, claims) : null;
            migrator.Migrate(connection, options.File);
        }

        return found;
    }

    private static IDisposable Claim(SqliteFileOptions options, FolderClaims? claims) =>
        claims?.Take(options.Folder) ?? options.Folder.Claim();
}
