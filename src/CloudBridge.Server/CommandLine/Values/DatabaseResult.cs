using CloudBridge.Storage;

namespace CloudBridge.Server.CommandLine.Values;

/// <summary>What a verb did with a database.</summary>
/// <param name="Sentence">The same for people.</param>
/// <param name="Database">The database that it made, checked or put in place.</param>
/// <param name="Kept">The file with what was there before; null when nothing was.</param>
internal sealed record DatabaseResult(string Sentence, DatabaseReport Database, string? Kept = null);
