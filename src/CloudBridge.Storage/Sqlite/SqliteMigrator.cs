using System.Globalization;
using CloudBridge.Storage.Migrations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite;

/// <summary>Brings a database to the newest schema: one transaction a step, a backup first, never backwards.</summary>
internal sealed class SqliteMigrator(IReadOnlyList<Migration> migrations, TimeProvider time)
{
    private const int BackupsKept = 3;

    private int Newest => migrations.Count;

    /// <summary>Migrates.</summary>
    /// <param name="connection">A connection that may write.</param>
    /// <param name="file">Its file; a backup is put beside it.</param>
    /// <returns>The version it had.</returns>
    /// <exception cref="StorageException">The database is newer than the program, or is not ours, or a step failed and
    /// changed nothing.</exception>
    public int Migrate(SqliteConnection connection, string file)
    {
        var version = Check(connection, file);
        if (version > 0 && version < Newest)
        {
            BackUp(file);
        }

        foreach (var migration in migrations.Skip(version))
        {
            Apply(connection, migration, file);
        }

        return version;
    }

    /// <summary>Reads the version of a database and makes sure that this program can use it.</summary>
    public int Check(SqliteConnection connection, string file)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        var isEmpty = connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && (version == 0 || connection.ExecuteScalar<long>("PRAGMA application_id") != SqliteDatabase.ApplicationId))
        {
            throw new StorageException($"{file} is a database, but not one of CloudBridge. Move it away, or choose another folder with --Data:Folder=PATH.");
        }

        if (version > Newest)
        {
            // Builds of one version may differ.
            var (writer, self) = WriterOf(connection, version) is var name && name == Migration.Program
                ? ("a later build", "an earlier one")
                : ($"CloudBridge {name}", $"CloudBridge {Migration.Program}");
            throw new StorageException(
                $"{file} has schema version {version}, made by {writer}; this is {self}, which knows versions up to {Newest}. "
                + $"Run the newer program, or go back to the backup made before: cloudbridge restore {BackupName(file, version)}");
        }

        return version;
    }

    private static string WriterOf(SqliteConnection connection, int version)
    {
        try
        {
            return connection.ExecuteScalar<string>(
                "SELECT program FROM schema_history WHERE version = @version",
                new { version }) ?? "(unknown)";
        }
        catch (SqliteException)
        {
            return "(unknown)";
        }
    }

    private static string BackupName(string file, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}.before-v{version}.bak");

    private void BackUp(string file)
    {
        var backup = BackupName(file, Newest);
        File.Delete(backup);
        SqliteBackup.Write(file, backup);
        foreach (var old in Backups(file).SkipLast(BackupsKept))
        {
            File.Delete(old);
        }
    }

    private static IEnumerable<string> Backups(string file) =>
        from path in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + ".before-v*.bak")
        let number = path[(file.Length + ".before-v".Length)..^".bak".Length]
        where int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        orderby int.Parse(number, CultureInfo.InvariantCulture)
        select path;

    private void Apply(SqliteConnection connection, Migration migration, string file)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        try
        {
            connection.Execute(migration.Sql, transaction: transaction);
            connection.Execute(
                "INSERT INTO schema_history (version, name, program, applied_at) VALUES (@Version, @Name, @Program, @AppliedAt)",
                new { migration.Version, migration.Name, Migration.Program, AppliedAt = time.GetUtcNow().ToUnixTimeMilliseconds() },
                transaction);
            connection.Execute(
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {migration.Version}"),
                transaction: transaction);
            transaction.Commit();
        }
        catch (SqliteException error)
        {
            throw new StorageException(
                $"{file} cannot be brought to schema version {migration.Version} ({migration.Name}); it stays as it was. {SqliteFault.Describe(file, error)}",
                error);
        }
    }
}
