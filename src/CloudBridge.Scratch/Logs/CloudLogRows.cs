namespace CloudBridge.Scratch;

/// <summary>The result of reading the cloud log once.</summary>
/// <param name="Rows">The rows, newest first.</param>
/// <param name="ServerTime">Scratch's clock at the answer, to the second; null when it did not say.</param>
public sealed record CloudLogRows(IReadOnlyList<CloudLogRow> Rows, DateTimeOffset? ServerTime);
