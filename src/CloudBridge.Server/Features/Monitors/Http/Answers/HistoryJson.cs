namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>The history of a monitor.</summary>
/// <param name="Size">How long a bucket is: 5m or 1h.</param>
/// <param name="From">Buckets begin then or later.</param>
/// <param name="To">Buckets begin earlier.</param>
/// <param name="Items">The buckets, oldest first; those without a check are missing.</param>
internal sealed record HistoryJson(string Size, DateTime From, DateTime To, IReadOnlyList<BucketJson> Items);
