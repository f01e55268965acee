using System.Text.Json.Nodes;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Tests.House;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class ConfigurationSchemaTests
{
    private const string Project = "src/CloudBridge.Server";

    [Fact]
    public void The_shipped_schema_is_what_the_options_say() =>
        GeneratedFile.AssertCurrent(ConfigurationSchema.TextOf(ServerFeatures.Settings) + "\n", $"{Project}/appsettings.schema.json");

    [Fact]
    public void The_schema_lies_beside_the_program_and_the_shipped_configuration_points_to_it()
    {
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appsettings.json")))!;

        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, settings["$schema"]!.GetValue<string>())));
    }

    [Fact]
    public void The_shipped_configuration_has_only_keys_the_schema_knows() =>
        AssertKnown(JsonNode.Parse(ConfigurationSchema.TextOf(ServerFeatures.Settings))!, JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, Project, "appsettings.json")))!, "");

    [Fact]
    public void Every_key_says_what_it_means()
    {
        foreach (var (path, schema) in Leaves(JsonNode.Parse(ConfigurationSchema.TextOf(ServerFeatures.Settings))!.AsObject(), ""))
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)schema["description"]), $"{path} has no description.");
        }
    }

    [Fact]
    public void Ranges_and_defaults_come_from_the_options()
    {
        var port = JsonNode.Parse(ConfigurationSchema.TextOf(ServerFeatures.Settings))!["properties"]!["Http"]!["properties"]!["Port"]!;

        Assert.Equal(0, (int)port["minimum"]!);
        Assert.Equal(65535, (int)port["maximum"]!);
        Assert.Equal(8080, (int)port["default"]!);
    }

    private static void AssertKnown(JsonNode schema, JsonNode value, string path)
    {
        if (value is not JsonObject section || schema["additionalProperties"] is null)
        {
            return;
        }

        foreach (var (name, child) in section)
        {
            var known = schema["properties"]?[name] ?? schema["additionalProperties"] as JsonObject;
            Assert.True(known is not null, $"{path}:{name} is not in the schema.");
            AssertKnown(known, child!, $"{path}:{name}");
        }
    }

    private static IEnumerable<(string Path, JsonObject Schema)> Leaves(JsonObject schema, string path)
    {
        var below = schema["properties"]?.AsObject() ?? (schema["additionalProperties"] as JsonObject)?["properties"]?.AsObject();
        return below is null
            ? [(path, schema)]
            : below.SelectMany(property => Leaves(property.Value!.AsObject(), $"{path}:{property.Key}"));
    }
}
