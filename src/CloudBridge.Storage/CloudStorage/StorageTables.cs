using CloudBridge.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

using static Microsoft.Data.Sqlite.SqliteType;

namespace CloudBridge.Storage.CloudStorage;

/// <summary>The writer's statements on its connection.</summary>
internal sealed class StorageTables(SqliteConnection connection) : IDisposable
{
    private static readonly string UsedSql = $"""
        SELECT (SELECT coalesce(sum(bytes + {StorageSize.KeyCost} * keys), 0) FROM storage_project)
            + {StorageSize.DatabaseCost} * (SELECT count(*) FROM storage_database)
        """;

    private readonly SourceTable _sources = new(connection);
    private readonly SqlStatement _findDatabase =
        new(
            connection,
            "SELECT id, keys, bytes FROM storage_database WHERE source = ?1 AND asker = ?2 AND name = ?3",
            Integer,
            Text,
            Text);
    private readonly SqlStatement _names =
        new(connection, "SELECT name FROM storage_database WHERE source = ?1 AND asker = ''", Integer);
    private readonly SqlStatement _addDatabase =
        new(
            connection,
            "INSERT INTO storage_database (source, asker, name) VALUES (?1, ?2, ?3) RETURNING id",
            Integer,
            Text,
            Text);
    private readonly SqlStatement _growDatabase =
        new(
            connection,
            "UPDATE storage_database SET keys = keys + ?2, bytes = bytes + ?3 WHERE id = ?1",
            Integer,
            Integer,
            Integer);
    private readonly SqlStatement _deleteDatabase = new(connection, "DELETE FROM storage_database WHERE id = ?1", Integer);
    private readonly SqlStatement _project =
        new(connection, "SELECT keys, bytes FROM storage_project WHERE source = ?1", Integer);
    private readonly SqlStatement _growProject = new(
        connection,
        "INSERT INTO storage_project (source, keys, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET keys = keys + ?2, bytes = bytes + ?3",
        Integer,
        Integer,
        Integer);
    private readonly SqlStatement _value =
        new(connection, "SELECT value FROM storage_entry WHERE database = ?1 AND key = ?2", Integer, Text);
    private readonly SqlStatement _store = new(
        connection,
        "INSERT INTO storage_entry (database, key, value, rank) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (database, key) DO UPDATE SET value = ?3, rank = ?4",
        Integer,
        Text,
        Text,
        Blob);
    private readonly SqlStatement _delete =
        new(connection, "DELETE FROM storage_entry WHERE database = ?1 AND key = ?2", Integer, Text);
    private readonly SqlStatement _deleteAll = new(connection, "DELETE FROM storage_entry WHERE database = ?1", Integer);
    private long _marked;

    /// <summary>The bytes that everything stored takes on the disk, about.</summary>
    public long Used { get; private set; } = connection.ExecuteScalar<long>(UsedSql);

    public void Begin() => _sources.Forget();

    public void Mark() => _marked = Used;

    public void Undo()
    {
        Used = _marked;
        _sources.Forget();
    }

    public long SourceOf(CloudDatabase database) => _sources.IdOf(database.Cloud, database.Project);

    /// <summary>The id and size of a database; null when there is none.</summary>
    public (long Id, StorageSize Size)? FindDatabase(long source, CloudDatabase database)
    {
        using var rows = _findDatabase.Read(source, StorageReader.AskerOf(database), database.Name);
        return rows.Read() ? (rows.GetInt64(0), new StorageSize(rows.GetInt64(1), rows.GetInt64(2))) : null;
    }

    public IReadOnlyList<string> Names(long source)
    {
        using var rows = _names.Read(source);
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    public long AddDatabase(long source, CloudDatabase database)
    {
        Used += StorageSize.DatabaseCost;
        return (long)_addDatabase.Scalar(source, StorageReader.AskerOf(database), database.Name)!;
    }

    public void DeleteDatabase(long id)
    {
        _deleteAll.Run(id);
        _deleteDatabase.Run(id);
        Used -= StorageSize.DatabaseCost;
    }

    /// <summary>The size of all the databases of a project.</summary>
    public StorageSize SizeOf(long source)
    {
        using var rows = _project.Read(source);
        return rows.Read() ? new StorageSize(rows.GetInt64(0), rows.GetInt64(1)) : default;
    }

    public void Grow(long source, long database, StorageSize more)
    {
        _growDatabase.Run(database, more.Keys, more.Bytes);
        GrowProject(source, more);
    }

    public void GrowProject(long source, StorageSize more)
    {
        _growProject.Run(source, more.Keys, more.Bytes);
        Used += more.Cost;
    }

    public string? Value(long database, string key) => (string?)_value.Scalar(database, key);

    public void Store(long database, string key, string value) =>
        _store.Run(database, key, value, ExactNumber.Parse(value) is { } number ? NumberKey.Of(number) : null);

    public void Delete(long database, string key) => _delete.Run(database, key);

    public void Dispose()
    {
        SqlStatement[] statements =
            [_findDatabase, _names, _addDatabase, _growDatabase, _deleteDatabase, _project, _growProject, _value, _store, _delete, _deleteAll];
        foreach (var part in (IDisposable[])[_sources, .. statements])
        {
            part.Dispose();
        }
    }
}
