using System.Globalization;
using System.Text.Json.Nodes;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>A whole number within a range.</summary>
internal sealed class IntegerSetting(int minimum, int maximum) : SettingType
{
    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum:N0} to {maximum:N0}");

    public override string Example => minimum.ToString(CultureInfo.InvariantCulture);

    public override string? Read(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value.ToString(CultureInfo.InvariantCulture)
            : null;

    public override JsonNode ToJson(string value) => JsonValue.Create(int.Parse(value, CultureInfo.InvariantCulture));

    public override void Describe(JsonObject schema)
    {
        schema["type"] = "integer";
        schema["minimum"] = minimum;
        schema["maximum"] = maximum;
    }
}
