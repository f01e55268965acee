using CloudBridge.Storage.Migrations;
using Dapper;
using Npgsql;

namespace CloudBridge.Storage.Postgres;

/// <summary>
/// Brings the tables of an area to the newest schema: one transaction a step, one server at a time, never backwards.
/// </summary>
internal sealed class PostgresMigrator(string area, IReadOnlyList<Migration> migrations, TimeProvider time)
{
    private const long Lock = 1_128_424_546;

    private const string History = """
        CREATE TABLE IF NOT EXISTS schema_history (
            area TEXT NOT NULL,
            version BIGINT NOT NULL,
            name TEXT NOT NULL,
            program TEXT NOT NULL,
            applied_at BIGINT NOT NULL,
            PRIMARY KEY (area, version)
        )
        """;

    /// <summary>Migrates.</summary>
    /// <returns>The version it had.</returns>
    /// <exception cref="StorageException">The schema is newer than the program, or a step failed and changed nothing.</exception>
    public async Task<int> MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var found = await StepAsync(connection, cancellationToken).ConfigureAwait(false);
        for (var version = found; version < migrations.Count;)
        {
            version = await StepAsync(connection, cancellationToken).ConfigureAwait(false) + 1;
        }

        return found;
    }

    /// <summary>Applies the next step, if there is one.</summary>
    /// <returns>The version before.</returns>
    private async Task<int> StepAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@Lock)", new { Lock }).ConfigureAwait(false);
        await connection.ExecuteAsync(History).ConfigureAwait(false);
        var version =
            await connection.ExecuteScalarAsync<int?>(
                "SELECT max(version) FROM schema_history WHERE area = @area",
                new { area }).ConfigureAwait(false) ?? 0;
        if (version > migrations.Count)
        {
            throw new StorageException(
                $"The database has version {version} of the schema '{area}'; this is CloudBridge {Migration.Program}, "
                + $"which knows versions up to {migrations.Count}. Run the newer program, or restore a dump made before.");
        }

        if (version < migrations.Count)
        {
            await ApplyAsync(connection, migrations[version]).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return version;
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration)
    {
        try
        {
            await connection.ExecuteAsync(migration.Sql).ConfigureAwait(false);
        }
        catch (PostgresException error)
        {
            throw new StorageException(
                $"The schema '{area}' cannot be brought to version {migration.Version} ({migration.Name}); it stays as it was. {PostgresFault.Describe(error)}",
                error);
        }

        await connection.ExecuteAsync(
            "INSERT INTO schema_history (area, version, name, program, applied_at) VALUES (@area, @Version, @Name, @Program, @appliedAt)",
            new { area, migration.Version, migration.Name, Migration.Program, appliedAt = time.GetUtcNow().ToUnixTimeMilliseconds() }).ConfigureAwait(false);
    }
}
