namespace CloudBridge.Scratch;

/// <summary>What one reading of the cloud log gave.</summary>
/// <param name="Rows">The rows, newest first.</param>
/// <param name="ServerTime">Scratch's clock at the answer, to the second; null when it did not say.</param>
public sealed record CloudLogRows(IReadOnlyList<CloudLogRow> Rows, DateTimeOffset? ServerTime);
