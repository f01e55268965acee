namespace CloudBridge.Server.Configuration.Keys;

/// <summary>Anything; read by somebody else.</summary>
internal sealed record FreeNode : SettingNode;
