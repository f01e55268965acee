namespace CloudBridge.Scratch;

/// <summary>An answer about statistics, with where it is from and how old it is.</summary>
/// <typeparam name="T">What it is about.</typeparam>
/// <param name="Value">The answer.</param>
/// <param name="Source"><c>local</c> for this server's own store, otherwise the host that was asked.</param>
/// <param name="AsOf">The state of knowledge: when the ranks were counted, or the thing was seen last.</param>
public sealed record StatsAnswer<T>(T Value, string Source, DateTimeOffset AsOf);
