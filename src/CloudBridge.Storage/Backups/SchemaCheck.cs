using CloudBridge.Storage.Migrations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Backups;

/// <summary>
/// Compares what is in a database with what the migrations make. A trigger that somebody put into a backup would run with the
/// rights of the server once it is restored.
/// </summary>
internal static class SchemaCheck
{
    private const string Objects =
        "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'";

    /// <summary>The first thing that is foreign, changed or missing, as the end of a sentence; null when there is none.</summary>
    /// <param name="connection">The database; nothing but its schema is read.</param>
    /// <param name="migrations">What makes the schema.</param>
    /// <param name="version">The version it is at.</param>
    public static string? Difference(SqliteConnection connection, IEnumerable<Migration> migrations, int version)
    {
        using var model = new SqliteConnection("Data Source=:memory:");
        model.Open();
        foreach (var migration in migrations.Take(version))
        {
            model.Execute(migration.Sql);
        }

        var (wanted, found) = (Read(model), Read(connection));
        return found.Keys.FirstOrDefault(name => !wanted.ContainsKey(name)) is { } foreign ? $"has a {foreign} that is not of CloudBridge"
            : wanted.Keys.FirstOrDefault(name => !found.ContainsKey(name)) is { } missing ? $"lacks the {missing}"
            : wanted.Keys.FirstOrDefault(name => wanted[name] != found[name]) is { } changed ? $"has another {changed} than CloudBridge makes"
            : null;
    }

    private static SortedDictionary<string, string?> Read(SqliteConnection connection) => new(
        connection.Query<(string Name, string? Sql)>(Objects).ToDictionary(item => item.Name, item => item.Sql),
        StringComparer.Ordinal);
}
