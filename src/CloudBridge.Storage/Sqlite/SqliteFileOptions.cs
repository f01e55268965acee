using CloudBridge.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite;

/// <summary>Which file is opened, and how.</summary>
internal record SqliteFileOptions
{
    /// <summary>The folder that is claimed.</summary>
    public required DataFolder Folder { get; init; }

    /// <summary>The file in it.</summary>
    public required string File { get; init; }

    /// <summary>Its schema.</summary>
    public required IReadOnlyList<Migration> Migrations { get; init; }

    /// <summary>True to open it beside a server that has claimed the folder.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Opens a connection. Tests replace it, to make the disk fail.</summary>
    public Func<string, SqliteConnection> Connect { get; init; } = SqliteDatabase.Open;
}
