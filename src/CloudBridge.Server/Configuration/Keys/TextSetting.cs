using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>A text of a length, perhaps of a pattern.</summary>
internal sealed class TextSetting(int minimum, int maximum, string? pattern = null) : SettingType
{
    public override string Allowed => pattern is null
        ? string.Create(CultureInfo.InvariantCulture, $"a text of {minimum:N0} to {maximum:N0} characters")
        : $"a text that matches {pattern}";

    public override string Example => "demo";

    public override string? Read(string text) =>
        text.Length >= minimum && text.Length <= maximum && (pattern is null || Regex.IsMatch(text, pattern)) ? text : null;

    public override void Describe(JsonObject schema)
    {
        schema["type"] = "string";
        if (pattern is not null)
        {
            schema["pattern"] = pattern;
            return;
        }

        schema["minLength"] = minimum;
        schema["maxLength"] = maximum;
    }
}
