using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite;

/// <summary>
/// Copies a database while others may write it: to a temporary file, checked, on the disk, and only then under its name.
/// </summary>
internal static class SqliteBackup
{
    /// <summary>Writes a backup.</summary>
    /// <exception cref="StorageException">The copy is damaged, because the original is.</exception>
    public static void Write(string file, string target)
    {
        var copy = target + ".tmp";
        try
        {
            using (var source = SqliteDatabase.OpenExisting(file))
            {
                WriteCopy(source, copy);
            }

            File.Move(copy, target, overwrite: true);
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    /// <summary>Writes a whole, checked copy that is on the disk when this returns.</summary>
    public static void WriteCopy(SqliteConnection source, string copy)
    {
        File.Delete(copy);
        PrivateFiles.MakeFile(copy);
        source.Execute("VACUUM INTO @copy", new { copy });

        using (var connection = SqliteDatabase.OpenReadOnly(copy))
        {
            if (Damage(connection) is { } damage)
            {
                throw new StorageException(
                    $"{source.DataSource} is damaged ({damage}); no copy was made. Put a backup in its place with: cloudbridge restore FILE");
            }
        }

        using var stream = new FileStream(copy, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The first damage that SQLite finds in a database; null when it is whole.</summary>
    public static string? Damage(SqliteConnection connection)
    {
        var first = connection.QueryFirst<string>("PRAGMA integrity_check(1)");
        return first == "ok" ? null : first.ReplaceLineEndings(" ");
    }
}
