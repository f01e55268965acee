namespace CloudBridge.Scratch;

/// <summary>Visits to Scratch in the last month.</summary>
/// <param name="PageViews">Pages that were looked at.</param>
/// <param name="Visitors">Visitors.</param>
/// <param name="Sessions">Visits.</param>
/// <param name="CountedAt">When it was counted; null where left out.</param>
public sealed record SiteTraffic(long PageViews, long Visitors, long Sessions, DateTimeOffset? CountedAt);
