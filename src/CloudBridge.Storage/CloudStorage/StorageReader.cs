using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

using static Microsoft.Data.Sqlite.SqliteType;

namespace CloudBridge.Storage.CloudStorage;

/// <summary>The statements that read, on the connection of one caller at a time.</summary>
internal sealed class StorageReader(SqliteConnection connection) : IDisposable
{
    private readonly SqlStatement _source =
        new(connection, "SELECT id FROM source WHERE cloud = ?1 AND project = ?2", Text, Text);
    private readonly SqlStatement _projects =
        new(
            connection,
            "SELECT DISTINCT cloud, project FROM source JOIN storage_database ON source = source.id WHERE asker = ''");
    private readonly SqlStatement _names =
        new(connection, "SELECT name FROM storage_database WHERE source = ?1 AND asker = '' ORDER BY id", Integer);
    private readonly SqlStatement _database =
        new(
            connection,
            "SELECT id, keys, bytes FROM storage_database WHERE source = ?1 AND asker = ?2 AND name = ?3",
            Integer,
            Text,
            Text);
    private readonly SqlStatement _project =
        new(connection, "SELECT keys, bytes FROM storage_project WHERE source = ?1", Integer);
    private readonly SqlStatement _value =
        new(connection, "SELECT value, rank FROM storage_entry WHERE database = ?1 AND key = ?2", Integer, Text);
    private readonly SqlStatement _keys = new(
        connection,
        "SELECT key FROM storage_entry INDEXED BY storage_entry_order WHERE database = ?1 ORDER BY seq LIMIT ?2 OFFSET ?3",
        Integer,
        Integer,
        Integer);
    private readonly SqlStatement _highest = Top(connection, "rank DESC, seq");
    private readonly SqlStatement _lowest = Top(connection, "rank, seq");
    private readonly SqlStatement _above =
        new(connection, "SELECT count(*) FROM storage_entry WHERE database = ?1 AND rank > ?2", Integer, Blob);
    private readonly SqlStatement _below =
        new(connection, "SELECT count(*) FROM storage_entry WHERE database = ?1 AND rank < ?2", Integer, Blob);
    private readonly SqlStatement _numbers =
        new(connection, "SELECT count(*) FROM storage_entry WHERE database = ?1 AND rank IS NOT NULL", Integer);

    /// <summary>The asker of a database as the row has it. User names differ in more than capitals.</summary>
    public static string AskerOf(CloudDatabase database) => database.Asker?.ToUpperInvariant() ?? "";

    /// <summary>All projects with shared databases.</summary>
    public IReadOnlyList<(string Cloud, string Project)> Projects() =>
        List(_projects.Read(), row => (row.GetString(0), row.GetString(1)));

    public IReadOnlyList<string> Names(string cloud, string project) =>
        SourceOf(cloud, project) is { } source ? List(_names.Read(source), row => row.GetString(0)) : [];

    /// <summary>The id and size of a database; null when it has no row.</summary>
    public (long Id, StorageSize Size)? Find(CloudDatabase database)
    {
        if (SourceOf(database.Cloud, database.Project) is not { } source)
        {
            return null;
        }

        using var rows = _database.Read(source, AskerOf(database), database.Name);
        return rows.Read() ? (rows.GetInt64(0), new StorageSize(rows.GetInt64(1), rows.GetInt64(2))) : null;
    }

    public StorageSize SizeOf(string cloud, string project)
    {
        if (SourceOf(cloud, project) is not { } source)
        {
            return default;
        }

        using var rows = _project.Read(source);
        return rows.Read() ? new StorageSize(rows.GetInt64(0), rows.GetInt64(1)) : default;
    }

    public string? Value(long database, string key) => (string?)_value.Scalar(database, key);

    public IReadOnlyList<string> Keys(long database, int count, long from) =>
        List(_keys.Read(database, count, from), row => row.GetString(0));

    public IReadOnlyList<RankedKey> Top(long database, int count, long from, RankOrder order)
    {
        using var rows = (order == RankOrder.Highest ? _highest : _lowest).Read(database, count, from);
        var top = new List<RankedKey>();
        byte[] last = [];
        while (rows.Read())
        {
            var rank = (byte[])rows.GetValue(2);
            var place = top.Count == 0 ? Better(database, rank, order) + 1
                : rank.AsSpan().SequenceEqual(last) ? top[^1].Place
                : from + top.Count + 1;
            top.Add(new RankedKey(place, rows.GetString(0), rows.GetString(1)));
            last = rank;
        }

        return top;
    }

    public KeyPlace? Place(long database, string key, RankOrder order)
    {
        string value;
        byte[] rank;
        using (var rows = _value.Read(database, key))
        {
            if (!rows.Read() || rows.IsDBNull(1))
            {
                return null;
            }

            (value, rank) = (rows.GetString(0), (byte[])rows.GetValue(1));
        }

        return new KeyPlace(Better(database, rank, order) + 1, (long)_numbers.Scalar(database)!, value);
    }

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[_source, _projects, _names, _database, _project, _value, _keys, _highest, _lowest, _above, _below, _numbers])
        {
            part.Dispose();
        }
    }

    private long Better(long database, byte[] rank, RankOrder order) =>
        (long)(order == RankOrder.Highest ? _above : _below).Scalar(database, rank)!;

    private long? SourceOf(string cloud, string project) => (long?)_source.Scalar(cloud, project);

    private static SqlStatement Top(SqliteConnection connection, string order) =>
        new(
            connection,
            $"SELECT key, value, rank FROM storage_entry WHERE database = ?1 AND rank IS NOT NULL ORDER BY {order} LIMIT ?2 OFFSET ?3",
            Integer,
            Integer,
            Integer);

    private static List<T> List<T>(SqliteDataReader rows, Func<SqliteDataReader, T> read)
    {
        using (rows)
        {
            var list = new List<T>();
            while (rows.Read())
            {
                list.Add(read(rows));
            }

            return list;
        }
    }
}
