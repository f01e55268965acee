using System.Text.Json;

namespace CloudBridge.TestKit;

/// <summary>One line a cloud server sent. The value is its raw JSON: quotes tell a string from a number.</summary>
public sealed record CloudMessage(string Method, string Name, string RawValue, string Line)
{
    /// <summary>The value without quotes.</summary>
    public string Value => RawValue.Trim('"');

    /// <summary>Reads a line; it must be a JSON object.</summary>
    public static CloudMessage Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new CloudMessage(Text(json.RootElement, "method"), Text(json.RootElement, "name"), Raw(json.RootElement), line);
    }

    private static string Text(JsonElement message, string key) =>
        message.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";

    private static string Raw(JsonElement message) =>
        message.TryGetProperty("value", out var value) ? value.GetRawText() : "";
}
