namespace CloudBridge.Storage.Sqlite;

/// <summary>Which file an engine opens, how, and the bounds of its queue.</summary>
internal sealed record SqliteEngineOptions : SqliteFileOptions
{
    /// <summary>Works that it may add to one commit.</summary>
    public int MaxCommit { get; init; } = 500;

    /// <summary>Works that may wait for the disk before callers wait too.</summary>
    public int MaxWaiting { get; init; } = 10_000;
}
