using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Storage;

/// <summary>
/// Where accounts, monitors, keys and alerts are kept when SQLite keeps them: in the database of the data folder.
/// </summary>
public sealed record SqliteMonitorStoreOptions
{
    /// <summary>The folder; one server at a time may use it.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// True for a program that opens the database beside a running server: it does not claim the folder, and leaves an
    /// older schema to the server unless none runs. Default false.
    /// </summary>
    public bool IsGuest { get; init; }

    /// <summary>Changes that it may add to one commit. Default 500, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxCommit { get; init; } = 500;

    /// <summary>Changes that may wait for the disk before callers wait too. Default 10,000, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; init; } = 10_000;
}
