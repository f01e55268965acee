using CloudBridge.Storage.Migrations;

namespace CloudBridge.Storage.Engines.Sqlite;

/// <summary>Which file an engine opens, and how.</summary>
internal sealed record SqliteEngineOptions
{
    /// <summary>The folder that is claimed.</summary>
    public required DataFolder Folder { get; init; }

    /// <summary>The file in it.</summary>
    public required string File { get; init; }

    /// <summary>Its schema.</summary>
    public required IReadOnlyList<Migration> Migrations { get; init; }

    /// <summary>Works that one commit may carry.</summary>
    public int MaxCommit { get; init; } = 500;

    /// <summary>Works that may wait for the disk before callers wait too.</summary>
    public int MaxWaiting { get; init; } = 10_000;

    /// <summary>True to open it beside a server that has claimed the folder.</summary>
    public bool IsGuest { get; init; }
}
