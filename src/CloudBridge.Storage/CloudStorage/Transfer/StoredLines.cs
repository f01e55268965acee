using CloudBridge.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

using static Microsoft.Data.Sqlite.SqliteType;

namespace CloudBridge.Storage.CloudStorage.Transfer;

/// <summary>Reads everything that is stored, as it is at one moment, however long the reading takes.</summary>
internal static class StoredLines
{
    private const string DatabasesSql = """
        SELECT d.id, cloud, project, asker, name, keys FROM storage_database AS d CROSS JOIN source AS s ON s.id = d.source
        WHERE (?1 IS NULL OR cloud = ?1) AND (?2 IS NULL OR project = ?2) ORDER BY d.id
        """;

    private const string EntriesSql =
        "SELECT key, value FROM storage_entry INDEXED BY storage_entry_order WHERE database = ?1 ORDER BY seq";

    /// <summary>The lines, database by database, in the order in which things were first stored.</summary>
    /// <param name="connection">Where they are.</param>
    /// <param name="cloud">Only those of this cloud; null for all.</param>
    /// <param name="project">Only those of this project; null for all.</param>
    public static IEnumerable<StorageLine> Read(SqliteConnection connection, string? cloud, string? project)
    {
        connection.Execute("BEGIN DEFERRED");
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema WHERE name = 'storage_entry'") == 0)
        {
            yield break;
        }

        var number = 0L;
        using var databases = new SqlStatement(connection, DatabasesSql, Text, Text);
        using var entries = new SqlStatement(connection, EntriesSql, Integer);
        using var rows = databases.Read(cloud, project);
        while (rows.Read())
        {
            var asker = rows.GetString(3);
            var database =
                new CloudDatabase(rows.GetString(1), rows.GetString(2), rows.GetString(4), asker.Length > 0 ? asker : null);
            if (database.Asker is null && rows.GetInt64(5) == 0)
            {
                yield return new StorageLine(++number, database, null, null);
                continue;
            }

            using var pairs = entries.Read(rows.GetInt64(0));
            while (pairs.Read())
            {
                yield return new StorageLine(++number, database, pairs.GetString(0), pairs.GetString(1));
            }
        }
    }
}
