using CloudBridge.Server.Configuration.Keys;

namespace CloudBridge.Server.Configuration.Settings;

/// <summary>Every key there is. Checks, the JSON schema, <c>config show</c> and the documentation are made from it.</summary>
/// <param name="sections">The sections that the parts of the server bring, in the order in which they are shown.</param>
internal sealed class SettingTree(IEnumerable<SettingProperty> sections)
{
    public const string Schema = "$schema";
    public const string Serilog = "Serilog";

    public SectionNode Root { get; } = new(
    [
        new(Schema, new ValueNode(new TextSetting(0, 1_000), null), "The JSON schema of this file, for editors."),
        .. sections,
        new(Serilog, new FreeNode(), "Logging, as Serilog.Settings.Configuration reads it: MinimumLevel, WriteTo, Enrich."),
    ]);
}
