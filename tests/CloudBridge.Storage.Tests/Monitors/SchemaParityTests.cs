using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Postgres;
using CloudBridge.Storage.Tests.Postgres;
using CloudBridge.TestKit;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage.Tests.Monitors;

/// <summary>The migrations of the two databases are written apart and must say the same.</summary>
public sealed class SchemaParityTests
{
    [Fact]
    public async Task Both_databases_have_the_same_tables_columns_and_indexes()
    {
        var words = await PostgresServer.MakeSchemaAsync();
        var options = new PostgresEngineOptions { ConnectionString = words, Area = "monitors", Migrations = MigrationFiles.Postgres };
        await using (var engine = new PostgresEngine(options, new ManualTimeProvider(), NullLogger.Instance))
        {
            await engine.OpenAsync();
            var columns = await engine.ReadAsync(session => session.ListAsync<string>("""
                SELECT table_name || '.' || column_name || ' ' || CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'bytea' THEN 'BLOB' ELSE upper(data_type) END
                    || CASE WHEN is_nullable = 'YES' THEN ' NULL' ELSE '' END
                FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'schema_history'
                """));
            var indexes = await engine.ReadAsync(session => session.ListAsync<string>("""
                SELECT indexname FROM pg_indexes
                WHERE schemaname = current_schema() AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace)
                """));

            using var sqlite = Sqlite();
            Assert.Equal(Columns(sqlite), columns.Order(StringComparer.Ordinal));
            Assert.Equal(
                sqlite.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'index' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'").Order(StringComparer.Ordinal),
                indexes.Order(StringComparer.Ordinal));
        }

        await PostgresServer.DropSchemaAsync(words);
    }

    [Fact]
    public void Lists_that_are_asked_for_often_are_read_from_an_index()
    {
        using var sqlite = Sqlite();
        (string Sql, string Index)[] hot =
        [
            ("SELECT name FROM account WHERE user_number <= 5 ORDER BY user_number DESC LIMIT 9", "sqlite_autoindex_account_2"),
            ("SELECT name, followers FROM account WHERE user_number IS NOT NULL AND followers IS NOT NULL ORDER BY followers DESC, id LIMIT 9", "account_famous"),
            ("SELECT count(*) FROM monitor WHERE owner = (SELECT id FROM account WHERE name_key = 'ada')", "monitor_owner"),
            ("SELECT id FROM alert a WHERE a.due_at <= 5 ORDER BY a.due_at, a.id LIMIT 9", "alert_due"),
            ("SELECT id FROM monitor_transition t WHERE t.monitor = 5 AND t.id < 9 ORDER BY t.id DESC LIMIT 9", "monitor_transition_monitor"),
            ("SELECT id FROM monitor_transition WHERE key = x'00'", "monitor_transition_key"),
        ];

        Assert.All(hot, query =>
        {
            var plan = string.Join('|', sqlite.Query("EXPLAIN QUERY PLAN " + query.Sql).Select(row => (string)row.detail));
            Assert.Contains($"{query.Index} ", plan + " ", StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        });
    }

    private static SqliteConnection Sqlite()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var migration in MigrationFiles.Sqlite.Where(migration => migration.Name is "monitors" or "transition_key" or "certificate" or "last_check"))
        {
            connection.Execute(migration.Sql);
        }

        return connection;
    }

    private static IEnumerable<string> Columns(SqliteConnection connection)
    {
        var tables = connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'").ToArray();
        return tables
            .SelectMany(table => connection.Query($"PRAGMA table_info({table})").Select(column => $"{table}.{column.name} {column.type}{((long)column.notnull == 0 && (long)column.pk == 0 ? " NULL" : "")}"))
            .Order(StringComparer.Ordinal);
    }
}
