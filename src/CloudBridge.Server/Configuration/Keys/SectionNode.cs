namespace CloudBridge.Server.Configuration.Keys;

/// <summary>Keys with fixed names.</summary>
internal sealed record SectionNode(IReadOnlyList<SettingProperty> Properties) : SettingNode
{
    public SettingProperty? Find(string name) =>
        Properties.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
