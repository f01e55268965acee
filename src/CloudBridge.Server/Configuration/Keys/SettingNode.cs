namespace CloudBridge.Server.Configuration.Keys;

/// <summary>A place in the configuration: a section, a list, a value, or something free.</summary>
internal abstract record SettingNode;
