using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Engines.Postgres;
using CloudBridge.Storage.Migrations;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudBridge.Storage.History.Postgres;

/// <summary>The history in a schema of its own, which is made when it is not there.</summary>
internal sealed class PostgresHistorySchema : ISqlEngine
{
    private readonly PostgresHistoryOptions _options;
    private readonly PostgresEngine _engine;

    public PostgresHistorySchema(PostgresHistoryOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _engine = new PostgresEngine(new PostgresEngineOptions { ConnectionString = Within(options), Area = "history", Migrations = MigrationFiles.PostgresHistory }, time, logger);
    }

    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_options.ConnectionString);
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS {_options.Schema}").ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or ArgumentException || PostgresFault.IsOne(error))
        {
            throw new StorageException($"{PostgresFault.Describe(error)} Check Monitors:ConnectionString.", error);
        }

        await _engine.OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) => _engine.WriteAsync(work, cancellationToken);

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) => _engine.ReadAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    // What cannot be read is left to the engine, which says so when it opens.
    private static string Within(PostgresHistoryOptions options)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(options.ConnectionString) { SearchPath = options.Schema }.ConnectionString;
        }
        catch (ArgumentException)
        {
            return options.ConnectionString;
        }
    }
}
