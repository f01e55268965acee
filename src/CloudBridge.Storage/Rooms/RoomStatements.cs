using System.Data.Common;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using static Microsoft.Data.Sqlite.SqliteType;

namespace CloudBridge.Storage.Rooms;

/// <summary>The statements that write rooms, prepared once for a connection.</summary>
internal sealed class RoomStatements : IDisposable
{
    public RoomStatements(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        LastTurn = new(sqlite, "SELECT coalesce(max(turn), 0) FROM room");
        Find = new(sqlite, "SELECT id FROM room WHERE project = ?1", Text);
        Add = new(sqlite, "INSERT INTO room (project, turn, used_at, size) VALUES (?1, 0, 0, ?2) RETURNING id", Text, Integer);
        Use = new(sqlite, "UPDATE room SET turn = ?2, used_at = max(used_at, ?3), size = size + ?4 WHERE id = ?1", Integer, Integer, Integer, Integer);
        Length = new(sqlite, "SELECT length(line) FROM variable WHERE room = ?1 AND name = ?2", Integer, Blob);
        Set = new(
            sqlite,
            "INSERT INTO variable (room, name, line) VALUES (?1, ?2, ?3) ON CONFLICT (room, name) DO UPDATE SET line = excluded.line",
            Integer,
            Blob,
            Blob);
        Remove = new(sqlite, "DELETE FROM variable WHERE room = ?1 AND name = ?2", Integer, Blob);
        Grow = new(sqlite, "UPDATE total SET bytes = bytes + ?1 RETURNING bytes", Integer);
        Oldest = new(sqlite, "SELECT id, project, size FROM room ORDER BY turn, id LIMIT 1");
        Stale = new(sqlite, "SELECT id, project, size FROM room WHERE used_at < ?1 ORDER BY used_at LIMIT 1", Integer);
        Drop = new(sqlite, "DELETE FROM room WHERE id = ?1", Integer);
    }

    public SqlStatement LastTurn { get; }

    public SqlStatement Find { get; }

    public SqlStatement Add { get; }

    public SqlStatement Use { get; }

    public SqlStatement Length { get; }

    public SqlStatement Set { get; }

    public SqlStatement Remove { get; }

    public SqlStatement Grow { get; }

    public SqlStatement Oldest { get; }

    public SqlStatement Stale { get; }

    public SqlStatement Drop { get; }

    public void Dispose()
    {
        foreach (var statement in (SqlStatement[])[LastTurn, Find, Add, Use, Length, Set, Remove, Grow, Oldest, Stale, Drop])
        {
            statement.Dispose();
        }
    }
}
