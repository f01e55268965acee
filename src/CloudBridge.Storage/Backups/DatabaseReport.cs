namespace CloudBridge.Storage;

/// <summary>The contents of a database that was found whole.</summary>
/// <param name="File">Its file.</param>
/// <param name="Bytes">The size of that file.</param>
/// <param name="SchemaVersion">The version of its schema.</param>
/// <param name="Program">The version of CloudBridge that made that schema.</param>
/// <param name="Rows">The rows of each table.</param>
public sealed record DatabaseReport(
    string File,
    long Bytes,
    int SchemaVersion,
    string Program,
    IReadOnlyDictionary<string, long> Rows);
