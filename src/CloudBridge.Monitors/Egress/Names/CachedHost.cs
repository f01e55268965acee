using System.Net;

namespace CloudBridge.Monitors.Egress.Names;

/// <summary>A host with the addresses that are known of it.</summary>
/// <param name="Addresses">Its addresses; empty when it has none, or nobody could tell.</param>
/// <param name="LearnedAt">When the addresses were learned.</param>
/// <param name="GoodUntil">Until when nobody asks again.</param>
/// <param name="IsCertain">False when nobody could tell.</param>
internal sealed record CachedHost(
    IReadOnlyList<IPAddress> Addresses,
    DateTimeOffset LearnedAt,
    DateTimeOffset GoodUntil,
    bool IsCertain = true);
