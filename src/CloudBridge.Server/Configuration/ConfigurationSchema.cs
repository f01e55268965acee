using System.Text.Json.Nodes;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Configuration;

/// <summary>The JSON schema of the configuration, for editors. The shipped <c>appsettings.schema.json</c> is its text.</summary>
internal static class ConfigurationSchema
{
    public static string TextOf(SettingTree settings) => Create(settings).ToJsonString(JsonOutput.Options);

    private static JsonObject Create(SettingTree settings)
    {
        var schema = Section(settings.Root);
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "CloudBridge configuration");
        return schema;
    }

    private static JsonObject Section(SectionNode section)
    {
        var properties = new JsonObject();
        foreach (var property in section.Properties)
        {
            var schema = Of(property.Node);
            if (SettingSummary.Of(property) is { Length: > 0 } summary)
            {
                schema.Insert(0, "description", summary);
            }

            properties[property.Name] = schema;
        }

        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonObject Of(SettingNode node)
    {
        switch (node)
        {
            case SectionNode section:
                return Section(section);
            case NamedSectionsNode sections:
                return new JsonObject { ["type"] = "object", ["additionalProperties"] = Section(sections.Item) };
            case ListNode list:
                return new JsonObject { ["type"] = "array", ["items"] = Value(list.Item, null) };
            case ValueNode value:
                return Value(value.Type, value.Default);
            default:
                return new JsonObject { ["type"] = "object" };
        }
    }

    private static JsonObject Value(SettingType type, string? defaultValue)
    {
        var schema = new JsonObject();
        type.Describe(schema);
        if (defaultValue is not null)
        {
            schema["default"] = type.ToJson(defaultValue);
        }

        return schema;
    }
}
