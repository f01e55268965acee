namespace CloudBridge.Storage;

/// <summary>Where the history of checks is kept in SQLite.</summary>
public sealed record SqliteHistoryOptions
{
    /// <summary>The data folder; one process at a time may use it.</summary>
    public required string Folder { get; init; }
}
