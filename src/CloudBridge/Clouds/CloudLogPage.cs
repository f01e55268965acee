namespace CloudBridge.Clouds;

/// <summary>The rows that one reading of a cloud log gave.</summary>
/// <param name="Entries">The rows, newest first.</param>
/// <param name="ServerTime">The clock of the cloud at the reading, to the second; null when it did not say.</param>
public sealed record CloudLogPage(IReadOnlyList<CloudLogEntry> Entries, DateTimeOffset? ServerTime);
