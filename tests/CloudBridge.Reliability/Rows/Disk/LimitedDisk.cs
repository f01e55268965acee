using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Reliability.Rows.Disk;

/// <summary>Where nothing can be mounted: SQLite itself is told that there is no more space, or that nothing may be written.</summary>
internal sealed class LimitedDisk : ISickDisk
{
    private volatile string _limit = "";

    public string Kind => "limits within SQLite, as this process may not mount";

    public string Folder { get; } = Directory.CreateTempSubdirectory("cloudbridge-disk-").FullName;

    public SqliteConnection Connect(string file)
    {
        var connection = SqliteDatabase.Open(file);
        connection.DefaultTimeout = 1;
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = 1; {_limit}";
        command.ExecuteNonQuery();
        return connection;
    }

    public Task FillAsync()
    {
        // Below the size that the database has, SQLite takes that size as the limit.
        _limit = "PRAGMA max_page_count = 1";
        return Task.CompletedTask;
    }

    public Task MakeReadOnlyAsync()
    {
        _limit = "PRAGMA query_only = ON";
        return Task.CompletedTask;
    }

    public Task HealAsync()
    {
        _limit = "";
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
