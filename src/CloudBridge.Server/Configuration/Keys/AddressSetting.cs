using System.Net;
using System.Text.Json.Nodes;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>An IP address to listen on.</summary>
internal sealed class AddressSetting : SettingType
{
    public override string Allowed => "an IP address such as 127.0.0.1 (this machine only), 0.0.0.0 (every IPv4 address) or ::1";

    public override string Example => "127.0.0.1";

    public override string? Read(string text) => IPAddress.TryParse(text, out var address) ? address.ToString() : null;

    public override void Describe(JsonObject schema) => schema["type"] = "string";
}
