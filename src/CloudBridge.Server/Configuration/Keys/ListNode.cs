namespace CloudBridge.Server.Configuration.Keys;

/// <summary>Values under the indexes 0, 1, …</summary>
internal sealed record ListNode(SettingType Item) : SettingNode;
