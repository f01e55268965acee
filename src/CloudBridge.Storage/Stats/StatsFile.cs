using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Stats.Queries;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats;

/// <summary>The file of the local ScratchDB: made, migrated, and opened for those who write, read and rank.</summary>
internal sealed class StatsFile(string folder, TimeProvider time)
{
    // A ScratchDB can be filled again: what a power cut takes from the end of the log is not worth a sync for every commit.
    private const string Settings = "PRAGMA synchronous = NORMAL;";

    public string Path { get; } = new DataFolder(folder).Stats;

    /// <summary>Makes the folder and the file where they are missing, and brings the file to the newest schema.</summary>
    /// <exception cref="StorageException">It cannot be used; the message says why.</exception>
    public void Prepare() => Guard(() =>
    {
        PrivateFiles.MakeOwnFolder(System.IO.Path.GetDirectoryName(Path)!);
        using var connection = Open();
        return new SqliteMigrator(MigrationFiles.Stats, time).Migrate(connection, Path);
    });

    /// <summary>A connection that writes.</summary>
    public SqliteConnection OpenWriter(int cacheMegabytes = 8)
    {
        var connection = Open();
        connection.Execute($"{Settings} PRAGMA cache_size = -{cacheMegabytes * 1000};");
        return connection;
    }

    /// <summary>A connection that cannot write.</summary>
    public SqliteConnection OpenReader()
    {
        var connection = SqliteDatabase.OpenExisting(Path);
        connection.Execute("PRAGMA query_only = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;");
        return connection;
    }

    /// <summary>Reads what is in it; changes nothing.</summary>
    /// <exception cref="StorageException">There is none, or it cannot be used.</exception>
    public StatsReport Report() => Guard(() =>
    {
        if (!File.Exists(Path))
        {
            throw new StorageException($"There is no local ScratchDB at {Path} yet; a server that runs makes it, and so does: cloudbridge stats import FILE");
        }

        using var connection = OpenReader();
        new SqliteMigrator(MigrationFiles.Stats, time).Check(connection, Path);
        var (at, milliseconds) = connection.QueryFirstOrDefault<(long?, long?)>("SELECT ranked_at, milliseconds FROM ranking");
        return new StatsReport(
            Path,
            Size(Path) + Size(Path + "-wal"),
            Count(connection, "users"),
            Count(connection, "projects"),
            Count(connection, "topics"),
            Count(connection, "posts"),
            at is { } ranked ? DateTimeOffset.FromUnixTimeMilliseconds(ranked) : null,
            milliseconds is { } took ? TimeSpan.FromMilliseconds(took) : null);
    });

    /// <summary>Puts failures of the disk into a sentence for the operator.</summary>
    public T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (SqliteFault.IsOne(error))
        {
            throw new StorageException(SqliteFault.Describe(Path, error), error);
        }
    }

    private SqliteConnection Open()
    {
        var connection = SqliteDatabase.Open(Path);
        RunLetters.Register(connection);
        return connection;
    }

    private static long Count(SqliteConnection connection, string table) =>
        connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}");

    private static long Size(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
