using System.Text.Json.Nodes;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>The address of a cloud server.</summary>
internal sealed class UrlSetting : SettingType
{
    public override string Allowed => "an address that begins with ws:// or wss://";

    public override string Example => "ws://127.0.0.1:9080/";

    public override string? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "ws" or "wss", Host.Length: > 0 } ? url.AbsoluteUri : null;

    public override void Describe(JsonObject schema)
    {
        schema["type"] = "string";
        schema["pattern"] = "^wss?://";
    }
}
