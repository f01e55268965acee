namespace CloudBridge.Storage.CloudStorage.Transfer;

/// <summary>A line of an export: a stored value, or a database without any.</summary>
/// <param name="Number">The number of the line, from 1.</param>
/// <param name="Database">Where it is stored.</param>
/// <param name="Key">The key; null for a database without keys.</param>
/// <param name="Value">The value; null for a database without keys.</param>
internal sealed record StorageLine(long Number, CloudDatabase Database, string? Key, string? Value);
