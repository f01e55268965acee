using CloudBridge.Storage.Sqlite;
using Dapper;

namespace CloudBridge.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IAsyncLifetime
{
    private readonly TestData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public void The_log_shrinks_after_a_large_commit_while_the_database_stays_open()
    {
        using var connection = SqliteDatabase.Open(_data.In("large.db"));
        connection.Execute("CREATE TABLE thing (bytes BLOB)");
        using (var transaction = connection.BeginTransaction())
        {
            connection.Execute("INSERT INTO thing VALUES (zeroblob(20000000))", transaction: transaction);
            transaction.Commit();
        }

        Assert.True(LogLength() > 16_000_000);
        connection.Execute("INSERT INTO thing VALUES (x'00')");

        Assert.InRange(LogLength(), 1, 8 * 1_048_576);
    }

    private long LogLength() => new FileInfo(_data.In("large.db-wal")).Length;
}
