namespace CloudBridge.Storage;

/// <summary>The bounds of what a project may store. Lengths are in characters, sizes in UTF-8 bytes of keys and values.</summary>
public sealed record CloudStorageQuota
{
    /// <summary>True when databases may be made beside those every project has. Default true.</summary>
    public bool CreateDatabases { get; init; } = true;

    /// <summary>Databases that every project has.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Shared databases of a project, beside those every project has. Default 10.</summary>
    public int MaxDatabases { get; init; } = 10;

    /// <summary>Keys of a project, in all its databases. Default 10,000.</summary>
    public int MaxKeys { get; init; } = 10_000;

    /// <summary>Bytes of a project, in all its databases. Default 5,000,000.</summary>
    public long MaxBytes { get; init; } = 5_000_000;

    /// <summary>
    /// Bytes of all projects together, with 100 for each key and 2,000 for each database. Default 1,000,000,000.
    /// </summary>
    public long MaxTotalBytes { get; init; } = 1_000_000_000;

    /// <summary>Characters of a value. Default 10,000.</summary>
    public int MaxValueLength { get; init; } = 10_000;

    /// <summary>Keys of one asker in a project. Default 100.</summary>
    public int MaxPrivateKeys { get; init; } = 100;

    /// <summary>Bytes of one asker in a project. Default 50,000.</summary>
    public long MaxPrivateBytes { get; init; } = 50_000;

    /// <summary>Characters of a key. Default 100.</summary>
    public int MaxKeyLength { get; init; } = 100;

    /// <summary>Characters of the name of a database. Default 50.</summary>
    public int MaxNameLength { get; init; } = 50;
}
