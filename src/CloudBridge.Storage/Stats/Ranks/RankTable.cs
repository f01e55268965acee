namespace CloudBridge.Storage.Stats.Ranks;

/// <summary>All places, at one moment. Immutable; the next ranking makes another.</summary>
internal sealed record RankTable(StatsRanking Ranking, UserRanks Users, ProjectRanks Projects);
