using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.History.Sqlite;

/// <summary>The file of the history, set aside when it is damaged.</summary>
internal sealed class SqliteHistoryFile(
    SqliteHistoryOptions options,
    TimeProvider time,
    ILogger logger,
    FolderClaims? claims = null)
    : ReplaceableFile(OptionsOf(new DataFolder(options.Folder)), "The history of checks", time, logger, logger, claims)
{
    private const int WorksInACommit = 8;

    private static SqliteEngineOptions OptionsOf(DataFolder folder) =>
        new() { Folder = folder, File = folder.History, Migrations = MigrationFiles.History, MaxCommit = WorksInACommit };
}
