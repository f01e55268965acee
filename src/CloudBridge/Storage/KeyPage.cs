namespace CloudBridge.Storage;

/// <summary>Some of the keys of a database.</summary>
/// <param name="Keys">The keys of the page.</param>
/// <param name="Total">All the keys there are.</param>
public sealed record KeyPage(IReadOnlyList<string> Keys, long Total);
