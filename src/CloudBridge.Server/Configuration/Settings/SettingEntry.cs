namespace CloudBridge.Server.Configuration.Settings;

/// <summary>A key that is set somewhere.</summary>
/// <param name="Key">The key, <c>:</c> between its segments.</param>
/// <param name="Value">Its text; null takes an earlier value back.</param>
/// <param name="Source">Where it was set, for people.</param>
internal sealed record SettingEntry(string Key, string? Value, string Source);
