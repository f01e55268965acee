using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Postgres;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudBridge.Storage.History.Postgres;

/// <summary>The history in a schema of its own, which is made when it is not there.</summary>
internal sealed class PostgresHistorySchema(PostgresHistoryOptions options, TimeProvider time, ILogger logger) : ISqlEngine
{
    // A page of history may take the database a while; who reads has a deadline of their own.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private PostgresEngine? _engine;

    public bool IsAnswering => _engine?.IsAnswering ?? true;

    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        var within = await MakeSchemaAsync(cancellationToken).ConfigureAwait(false);
        var engineOptions = new PostgresEngineOptions
        {
            ConnectionString = within,
            Area = "history",
            Migrations = MigrationFiles.PostgresHistory,
            Patience = Patience,
        };
        var engine = new PostgresEngine(engineOptions, time, logger);
        await engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        _engine = engine;
    }

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) =>
        _engine?.WriteAsync(work, cancellationToken) ?? Task.FromException<T>(StoreRefusals.Unavailable());

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) =>
        _engine?.ReadAsync(work, cancellationToken) ?? Task.FromException<T>(StoreRefusals.Unavailable());

    public ValueTask DisposeAsync() => _engine?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<string> MakeSchemaAsync(CancellationToken cancellationToken)
    {
        try
        {
            var words = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            var schema = options.Schema ?? $"{words.SearchPath?.Split(',')[0].Trim(' ', '"') ?? "cloudbridge"}_history";
            await using var connection = new NpgsqlConnection(options.ConnectionString);
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS \"{schema.Replace("\"", "", StringComparison.Ordinal)}\"").ConfigureAwait(false);
            words.SearchPath = schema;
            return words.ConnectionString;
        }
        catch (Exception error) when (error is NpgsqlException or ArgumentException || PostgresFault.IsOne(error))
        {
            throw new StorageException($"{PostgresFault.Describe(error)} Check Monitors:ConnectionString.", error);
        }
    }
}
