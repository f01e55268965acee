using Microsoft.Data.Sqlite;

namespace CloudBridge.Reliability.Rows.Disk;

/// <summary>A disk that fills up and becomes read-only when told to.</summary>
internal interface ISickDisk : IAsyncDisposable
{
    /// <summary>What it is, for the report.</summary>
    string Kind { get; }

    /// <summary>The folder on it.</summary>
    string Folder { get; }

    /// <summary>Opens a database on it.</summary>
    SqliteConnection Connect(string file);

    /// <summary>Leaves no space.</summary>
    Task FillAsync();

    /// <summary>Lets nothing be written, from the next opening of a file on; there is space again.</summary>
    Task MakeReadOnlyAsync();

    /// <summary>Makes all well again.</summary>
    Task HealAsync();
}
