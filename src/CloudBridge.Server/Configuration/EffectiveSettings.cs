using System.Globalization;
using System.Text.Json.Nodes;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Configuration;

/// <summary>The configuration in force, defaults included, with secrets hidden.</summary>
internal static class EffectiveSettings
{
    public const string DefaultSource = "default";

    /// <summary>Every value; a null one is not set and has no fixed default.</summary>
    public static IEnumerable<SettingEntry> Of(ServerConfiguration configuration) =>
        Below(configuration, "", configuration.Settings.Root).Where(setting => setting.Key != SettingTree.Schema);

    /// <summary>The same as an <c>appsettings.json</c> would have it.</summary>
    public static JsonObject ToJson(ServerConfiguration configuration)
    {
        var json = Section(configuration, "", configuration.Settings.Root);
        json.Remove(SettingTree.Schema);
        return json;
    }

    private static IEnumerable<SettingEntry> Below(ServerConfiguration configuration, string path, SettingNode node) =>
        node switch
    {
        SectionNode section => section.Properties.SelectMany(property => Below(configuration, Join(path, property.Name), property.Node)),
        NamedSectionsNode sections => Names(configuration, path).SelectMany(name => Below(configuration, Join(path, name), sections.Item)),
        ValueNode value => [Shown(configuration.Entries.GetValueOrDefault(path) ?? new(path, value.Default, DefaultSource), value.Type)],
        _ =>
            configuration.Entries.Values.Where(entry => entry.Key.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase))
                .Select(entry => Shown(entry, null)),
    };

    private static JsonNode? Json(ServerConfiguration configuration, string path, SettingNode node) => node switch
    {
        SectionNode section => Section(configuration, path, section),
        NamedSectionsNode sections =>
            new JsonObject(Names(configuration, path).Select(name => KeyValuePair.Create(name, Json(configuration, Join(path, name), sections.Item)))),
        ListNode => new JsonArray([.. configuration.Root.GetSection(path).GetChildren().Select(item => JsonValue.Create(Hide(item.Path, item.Value!)))]),
        ValueNode value => (configuration.Entries.GetValueOrDefault(path)?.Value ?? value.Default) is { } text ? value.Type.ToJson(Hide(path, text)) : null,
        _ => Free(configuration.Root.GetSection(path)),
    };

    private static JsonObject Section(ServerConfiguration configuration, string path, SectionNode section) =>
        new(section.Properties.Select(property => KeyValuePair.Create(property.Name, Json(configuration, Join(path, property.Name), property.Node))));

    private static JsonNode? Free(IConfigurationSection section)
    {
        var children = section.GetChildren().ToArray();
        return children.Length == 0 ? JsonValue.Create(section.Value is { } value ? Hide(section.Path, value) : null)
            : children.All(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ? new JsonArray([.. children.Select(Free)])
            : new JsonObject(children.Select(child => KeyValuePair.Create(child.Key, Free(child))));
    }

    private static IEnumerable<string> Names(ServerConfiguration configuration, string path) =>
        configuration.Root.GetSection(path).GetChildren().Select(child => child.Key);

    private static SettingEntry Shown(SettingEntry entry, SettingType? type) =>
        entry.Value is { } value ? entry with { Value = Hide(entry.Key, type?.Show(value) ?? value) } : entry;

    private static string Hide(string key, string value) => Redaction.Of(key, value);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}
