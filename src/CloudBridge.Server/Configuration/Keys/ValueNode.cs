namespace CloudBridge.Server.Configuration.Keys;

/// <summary>One value; <paramref name="Default"/> is null when unset means something else than a fixed value.</summary>
internal sealed record ValueNode(SettingType Type, string? Default) : SettingNode;
