namespace CloudBridge.Server.Configuration.Keys;

/// <summary>Sections of one kind under names the operator chooses.</summary>
internal sealed record NamedSectionsNode(SectionNode Item) : SettingNode;
