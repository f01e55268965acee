namespace CloudBridge.Scratch;

/// <summary>The state of Scratch's cloud server.</summary>
/// <param name="Uptime">How long it has been running; null where left out.</param>
/// <param name="Load">The load of its machine over 1, 5 and 15 minutes; empty where left out.</param>
/// <param name="IsRedisConnected">Whether it reaches its database; null where left out.</param>
/// <param name="IsRedisReady">Whether its database is ready; null where left out.</param>
public sealed record CloudHealth(TimeSpan? Uptime, IReadOnlyList<double> Load, bool? IsRedisConnected, bool? IsRedisReady);
