using System.Globalization;
using CloudBridge.Storage.Backups;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Sqlite;
using Dapper;

namespace CloudBridge.Storage;

/// <summary>Backs databases up, checks files, and puts backups in place.</summary>
/// <param name="time">Dates the files that are made.</param>
public sealed class DatabaseFiles(TimeProvider time)
{
    private readonly SqliteMigrator _migrator = new(MigrationFiles.Sqlite, time);

    /// <summary>Copies the database of a folder; a server may run on it meanwhile.</summary>
    /// <param name="folder">Whose database.</param>
    /// <param name="target">The file to make; null for one named after the time among the folder's backups.</param>
    /// <exception cref="StorageException">There is no database, it is damaged, or the file exists or cannot be
    /// written.</exception>
    public DatabaseReport BackUp(DataFolder folder, string? target = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var file = Path.GetFullPath(target ?? Path.Combine(folder.Backups, $"cloudbridge-{Stamp()}.db"));
        return Guard(file, () =>
        {
            RequireFile(folder.Database);
            if (File.Exists(file))
            {
                throw new StorageException($"{file} is there already; choose another name.");
            }

            MakeFolderOf(file, folder, isOwn: target is null);
            SqliteBackup.Write(folder.Database, file);
            return Read(file);
        });
    }

    /// <summary>
    /// Checks that a file is a whole database which this program can use, with nothing in its schema that it did not make;
    /// changes nothing.
    /// </summary>
    /// <exception cref="StorageException">It is not.</exception>
    public DatabaseReport Verify(string file)
    {
        file = Path.GetFullPath(file);
        return Guard(file, () =>
        {
            RequireFile(file);
            return Read(file, demandsOwnSchema: true);
        });
    }

    /// <summary>Puts a backup in the place of the database of a folder that no server runs on.</summary>
    /// <param name="backup">The backup; it stays where it is.</param>
    /// <param name="folder">Where to.</param>
    /// <returns>The database now in place, and the file that keeps the one before; null when there was none.</returns>
    /// <exception cref="StorageException">The backup is not usable, a server runs, or a file cannot be written; nothing has
    /// changed.</exception>
    public (DatabaseReport Restored, string? Kept) Restore(string backup, DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Verify(backup);
        return Guard(folder.Database, () =>
        {
            using var claim = folder.Claim();
            var copy = folder.Database + ".restore.tmp";
            try
            {
                return (Replace(Path.GetFullPath(backup), copy, folder.Database, out var kept), kept);
            }
            finally
            {
                File.Delete(copy);
            }
        });
    }

    private static void MakeFolderOf(string file, DataFolder folder, bool isOwn)
    {
        if (isOwn)
        {
            PrivateFiles.MakeOwnFolder(folder.Path);
            PrivateFiles.MakeOwnFolder(folder.Backups);
            return;
        }

        PrivateFiles.MakeFolder(Path.GetDirectoryName(file)!);
    }

    private DatabaseReport Replace(string backup, string copy, string database, out string? kept)
    {
        using (var source = SqliteDatabase.OpenReadOnly(backup))
        {
            SqliteBackup.WriteCopy(source, copy);
        }

        kept = File.Exists(database) ? Keep(database) : null;
        File.Move(copy, database, overwrite: true);
        return Read(database);
    }

    private static void RequireFile(string file)
    {
        if (!File.Exists(file))
        {
            throw new StorageException($"There is no database at {file}.");
        }
    }

    private static T Guard<T>(string file, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (SqliteFault.IsOne(error))
        {
            throw new StorageException(SqliteFault.Describe(file, error), error);
        }
    }

    private DatabaseReport Read(string file, bool demandsOwnSchema = false)
    {
        using var connection = SqliteDatabase.OpenReadOnly(file);
        var version = _migrator.Check(connection, file);
        if (version == 0)
        {
            throw new StorageException($"{file} is empty.");
        }

        if (SqliteBackup.Damage(connection) is { } damage)
        {
            throw new StorageException($"{file} is damaged: {damage}");
        }

        if (demandsOwnSchema && SchemaCheck.Difference(connection, MigrationFiles.Sqlite, version) is { } difference)
        {
            throw new StorageException($"{file} {difference}; use a backup that nobody has changed.");
        }

        var program = connection.ExecuteScalar<string>(
            "SELECT program FROM schema_history WHERE version = @version",
            new { version }) ?? "(unknown)";
        var tables = connection.Query<string>(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name");
        var rows =
            tables.ToDictionary(table => table, table => connection.ExecuteScalar<long>($"SELECT count(*) FROM {Quoted(table)}"));
        return new DatabaseReport(file, new FileInfo(file).Length, version, program, rows);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // A copy, not a move: at every moment there is a database under the name, the old one or the new.
    private string Keep(string database)
    {
        EmptyLog(database);
        var kept = $"{database}.before-restore-{Stamp()}.bak";
        File.Copy(database, kept);
        foreach (var part in (string[])["-wal", "-shm"])
        {
            if (File.Exists(database + part))
            {
                File.Move(database + part, kept + part);
            }
        }

        return kept;
    }

    // What is still in the log must not be played into the database that takes this one's place.
    private static void EmptyLog(string database)
    {
        try
        {
            using var connection = SqliteDatabase.OpenExisting(database);
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (Exception error) when (SqliteFault.IsOne(error))
        {
            // A damaged database is why one restores: it is kept as it is, with its log.
            return;
        }
    }

    private string Stamp() => time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
}
