using CloudBridge.Storage.Sqlite;

namespace CloudBridge.Storage.Rooms;

/// <summary>Writes changes of rooms within one commit, and makes place for them.</summary>
/// <param name="statements">What writes.</param>
/// <param name="usedAt">The time to note, in milliseconds since 1970.</param>
internal sealed class RoomWriter(RoomStatements statements, long usedAt)
{
    private const int RoomOverhead = 256;
    private const int VariableOverhead = 64;
    private const int MaxStale = 1_000;
    private readonly long _turn = (long)statements.LastTurn.Scalar()! + 1;

    /// <summary>Writes what changes in a room. One that is only used, and not stored, stays away.</summary>
    public void Write(StoredRoom room)
    {
        var known = statements.Find.Scalar(room.Project) as long?;
        if (known is null && room.Variables.All(variable => variable.Line is null))
        {
            return;
        }

        var size = RoomOverhead + ((long)room.Project.Length * sizeof(char));
        var id = known ?? (long)statements.Add.Scalar(room.Project, size)!;
        var growth = room.Variables.Sum(variable => Write(id, variable));
        statements.Use.Run(id, _turn, usedAt, growth);
        statements.Grow.Scalar(known is null ? size + growth : growth);
    }

    /// <summary>Removes the rooms that nobody has used since a time, many at once at most.</summary>
    public List<string> RemoveStale(long before)
    {
        var removed = new List<string>();
        while (removed.Count < MaxStale && TryDrop(statements.Stale, removed, before))
        {
        }

        return removed;
    }

    /// <summary>Removes the rooms that were used longest ago until the others have place.</summary>
    public List<string> MakePlace(long maxBytes)
    {
        var removed = new List<string>();
        while ((long)statements.Grow.Scalar(0L)! > maxBytes && TryDrop(statements.Oldest, removed))
        {
        }

        return removed;
    }

    private long Write(long room, StoredVariable variable)
    {
        var before = statements.Length.Scalar(room, variable.Name) as long?;
        var held = before is { } length ? VariableOverhead + variable.Name.Length + length : 0;
        if (variable.Line is not { } line)
        {
            statements.Remove.Run(room, variable.Name);
            return -held;
        }

        statements.Set.Run(room, variable.Name, line);
        return VariableOverhead + variable.Name.Length + line.Length - held;
    }

    private bool TryDrop(SqlStatement which, List<string> removed, params ReadOnlySpan<object?> values)
    {
        long id, size;
        using (var rows = which.Read(values))
        {
            if (!rows.Read())
            {
                return false;
            }

            (id, size) = (rows.GetInt64(0), rows.GetInt64(2));
            removed.Add(rows.GetString(1));
        }

        statements.Drop.Run(id);
        statements.Grow.Scalar(-size);
        return true;
    }
}
