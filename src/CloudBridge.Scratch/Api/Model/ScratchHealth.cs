namespace CloudBridge.Scratch;

/// <summary>The state of the Scratch API.</summary>
/// <param name="Version">The commit it runs.</param>
/// <param name="Uptime">How long it has run; Scratch does not say in which unit, its size points to milliseconds. Null
/// where left out.</param>
/// <param name="Load">Load averages over 1, 5 and 15 minutes.</param>
/// <param name="Sql">Its database; null when not told.</param>
public sealed record ScratchHealth(string Version, long? Uptime, IReadOnlyList<double> Load, ScratchSqlHealth? Sql);

/// <summary>The database of the Scratch API; what is left out is null.</summary>
/// <param name="IsEncrypted">Whether connections are encrypted.</param>
/// <param name="Started">When it was started.</param>
/// <param name="Min">The fewest connections kept.</param>
/// <param name="Max">The most connections.</param>
public sealed record ScratchSqlHealth(bool? IsEncrypted, DateTimeOffset? Started, long? Min, long? Max);
