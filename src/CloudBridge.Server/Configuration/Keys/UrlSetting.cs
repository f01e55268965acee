using System.Text.Json.Nodes;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>The address of a cloud server, or that of a web site.</summary>
internal sealed class UrlSetting(bool isWeb = false) : SettingType
{
    private readonly string _scheme = isWeb ? "http" : "ws";

    public override string Allowed => $"an address that begins with {_scheme}:// or {_scheme}s://";

    public override string Example => $"{_scheme}://127.0.0.1:9080/";

    public override string? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 && (url.Scheme == _scheme || url.Scheme == _scheme + "s")
            ? url.AbsoluteUri
            : null;

    public override void Describe(JsonObject schema)
    {
        schema["type"] = "string";
        schema["pattern"] = $"^{_scheme}s?://";
    }
}
