namespace CloudBridge.Storage;

/// <summary>The result of an export.</summary>
/// <param name="File">The file.</param>
/// <param name="Databases">Databases, and players with values of their own.</param>
/// <param name="Values">Values.</param>
public sealed record StorageExportReport(string File, long Databases, long Values);
