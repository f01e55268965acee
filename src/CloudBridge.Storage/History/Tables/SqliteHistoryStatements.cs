using System.Data.Common;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using static Microsoft.Data.Sqlite.SqliteType;

namespace CloudBridge.Storage.History.Tables;

/// <summary>The statements that run once for each row, prepared once for each connection.</summary>
internal sealed class SqliteHistoryStatements : IDisposable
{
    private readonly SqlStatement[] _puts;

    public SqliteHistoryStatements(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        AddCheck = new(
            sqlite,
            "INSERT INTO check_result (slot, monitor, at, outcome, status, milliseconds) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
            Integer,
            Integer,
            Integer,
            Integer,
            Integer,
            Integer);
        AddLate = new(sqlite, "INSERT INTO late_check (slot, monitor) VALUES (?1, ?2) ON CONFLICT DO NOTHING", Integer, Integer);
        _puts = [Put(sqlite, "hour_block"), Put(sqlite, "day_block")];
    }

    public SqlStatement AddCheck { get; }

    public SqlStatement AddLate { get; }

    public SqlStatement PutBlock(BlockTable table) => _puts[(int)table];

    public void Dispose()
    {
        AddCheck.Dispose();
        AddLate.Dispose();
        foreach (var put in _puts)
        {
            put.Dispose();
        }
    }

    private static SqlStatement Put(SqliteConnection connection, string table) => new(
        connection,
        $"INSERT INTO {table} (block, monitor, buckets) VALUES (?1, ?2, ?3) ON CONFLICT (block, monitor) DO UPDATE SET buckets = excluded.buckets",
        Integer,
        Integer,
        Blob);
}
