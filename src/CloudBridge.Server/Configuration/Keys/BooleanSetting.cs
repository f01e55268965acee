using System.Text.Json.Nodes;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>True or false.</summary>
internal sealed class BooleanSetting : SettingType
{
    public override string Allowed => "true or false";

    public override string Example => "true";

    public override string? Read(string text) => bool.TryParse(text, out var value) ? (value ? "true" : "false") : null;

    public override JsonNode ToJson(string value) => JsonValue.Create(bool.Parse(value));

    public override void Describe(JsonObject schema) => schema["type"] = "boolean";
}
