using CloudBridge.TestKit;
using Npgsql;

namespace CloudBridge.Storage.Tests.Postgres;

/// <summary>
/// The PostgreSQL of this test run: the one that <c>CLOUDBRIDGE_TEST_POSTGRES</c> names, otherwise one of its own, which ends with the
/// process of the tests.
/// </summary>
internal static class PostgresServer
{
    private const string Variable = "CLOUDBRIDGE_TEST_POSTGRES";

    private static readonly Lazy<Task<OwnPostgres>> Own = new(OwnPostgres.StartAsync);

    private static readonly Lazy<Task<string>> Running = new(FindAsync);

    /// <summary>Makes a schema of its own for a test.</summary>
    /// <returns>The connection string with which everything happens in that schema.</returns>
    public static async Task<string> MakeSchemaAsync()
    {
        var schema = $"test_{Guid.NewGuid():N}";
        var server = await Patience.WaitAsync(Running.Value);
        await RunAsync(server, $"CREATE SCHEMA {schema}");
        return new NpgsqlConnectionStringBuilder(server) { SearchPath = schema, MaxPoolSize = 8 }.ConnectionString;
    }

    /// <summary>Deletes the schema of a test.</summary>
    public static Task DropSchemaAsync(string connectionString) =>
        RunAsync(connectionString, $"DROP SCHEMA {new NpgsqlConnectionStringBuilder(connectionString).SearchPath} CASCADE");

    /// <summary>Runs a statement on a connection of its own.</summary>
    public static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> FindAsync() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : (await Own.Value).Words;
}
