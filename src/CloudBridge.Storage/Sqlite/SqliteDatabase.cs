using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite;

/// <summary>Opens database files with the settings under which a commit is durable.</summary>
internal static class SqliteDatabase
{
    /// <summary>Marks a database of CloudBridge ("CBdb" as ASCII); 0001_journal.sql writes it.</summary>
    public const long ApplicationId = 1_128_424_546;

    private const int BusySeconds = 5;

    private const string Settings = """
        PRAGMA synchronous = FULL;
        PRAGMA busy_timeout = 5000;
        PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -16000;
        PRAGMA mmap_size = 0;
        PRAGMA journal_size_limit = 8388608;
        PRAGMA wal_autocheckpoint = 1000;
        """;

    /// <summary>Opens a database for writing, and makes it when there is none.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection Open(string file)
    {
        var connection = Connect(file, SqliteOpenMode.ReadWriteCreate);
        try
        {
            PrivateFiles.CloseDatabase(file);
            var mode = connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL");
            if (mode != "wal")
            {
                throw new IOException(
                    $"its folder does not allow a write-ahead log (journal_mode is {mode}); use a folder on a local disk.");
            }

            connection.Execute(Settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a database that must be there, without changing how it keeps its log.</summary>
    public static SqliteConnection OpenExisting(string file) => Connect(file, SqliteOpenMode.ReadWrite);

    /// <summary>Opens a file that nobody writes, for reading alone.</summary>
    public static SqliteConnection OpenReadOnly(string file) => Connect(file, SqliteOpenMode.ReadOnly);

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var text =
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
