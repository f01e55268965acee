using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Cache;

/// <summary>Opens the file of the cache; one that cannot be used is set aside and made anew.</summary>
/// <param name="file">The file.</param>
/// <param name="time">Dates the schema.</param>
/// <param name="logger">Where to tell.</param>
internal sealed partial class CacheFile(string file, TimeProvider time, ILogger logger)
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>True when only a new file helps.</summary>
    public static bool IsDamage(Exception error) =>
        error is StorageException or SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    /// <summary>Opens the file, and makes it when there is none.</summary>
    public CacheSession Open()
    {
        PrivateFiles.MakeOwnFolder(Path.GetDirectoryName(file)!);
        try
        {
            return OpenFile();
        }
        catch (Exception error) when (IsDamage(error))
        {
            SetAside(error);
            return OpenFile();
        }
    }

    /// <summary>Puts the file out of the way, in the place of one that was put there earlier.</summary>
    public void SetAside(Exception error)
    {
        var place = file + ".damaged";
        Log.SetAside(logger, file, error is StorageException ? error.Message : "It is damaged.", place);
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            File.Delete(place + part);
            if (File.Exists(file + part))
            {
                File.Move(file + part, place + part);
            }
        }
    }

    private CacheSession OpenFile()
    {
        var connection = SqliteDatabase.Open(file);
        try
        {
            new SqliteMigrator(MigrationFiles.Cache, time).Migrate(connection, file);
            return new CacheSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "The cache {File} cannot be used and begins anew; nothing but kept answers is lost. {Reason} It is now {Place}")]
        public static partial void SetAside(ILogger logger, string file, string reason, string place);
    }
}
