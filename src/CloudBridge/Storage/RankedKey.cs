namespace CloudBridge.Storage;

/// <summary>A row of a leaderboard.</summary>
/// <param name="Place">From 1; equal numbers share the better place, and the places behind them are left out.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The number, as it was stored.</param>
public sealed record RankedKey(long Place, string Key, string Value);
