using System.Text.Json.Nodes;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>One of a few names, in any case.</summary>
internal sealed class ChoiceSetting(params IReadOnlyList<string> names) : SettingType
{
    public override string Allowed => $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";

    public override string Example => names[0];

    public override string? Read(string text) => names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    public override void Describe(JsonObject schema) => schema["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
}
