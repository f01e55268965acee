using CloudBridge.Server.Configuration.Keys;

namespace CloudBridge.Server.Configuration.Settings;

/// <summary>Where a key leads.</summary>
/// <param name="Key">The key as it is spelled here; differences in case are gone.</param>
/// <param name="Node">What is there; null when the key is unknown.</param>
/// <param name="ListKey">The list that the key is an item of; null when it is none.</param>
/// <param name="Problem">Why the key is unknown.</param>
internal sealed record SettingLocation(string Key, SettingNode? Node, string? ListKey = null, string? Problem = null);
