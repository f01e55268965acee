using System.Globalization;
using CloudBridge.CloudServer;
using CloudBridge.Monitors.Egress.Addresses;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Settings;

namespace CloudBridge.Server.Http;

/// <summary>What must be right with the names of the servers, the proxies before them and the pages that are let in.</summary>
internal static class HttpRules
{
    private const string Hosts = $"{SettingTree.Http}:{nameof(HttpOptions.AllowedHosts)}";
    private const string Proxies = $"{SettingTree.Http}:{nameof(HttpOptions.TrustedProxies)}";

    private const string Origins = $"{SettingTree.CloudServer}:{nameof(CloudServerOptions.AllowedOrigins)}";

    public static IEnumerable<ConfigurationFault> Faults(HttpOptions http, CloudServerOptions cloud)
    {
        for (var i = 0; i < http.AllowedHosts.Count; i++)
        {
            if (Uri.CheckHostName(http.AllowedHosts[i]) != UriHostNameType.Dns)
            {
                yield return new(
                    Key(Hosts, i),
                    $"is {http.AllowedHosts[i]}, which is no host name.",
                    Allowed: "a name without scheme and port; every IP address is allowed anyway",
                    Example: $"{Hosts}=bridge.example.org");
            }
        }

        for (var i = 0; i < cloud.AllowedOrigins.Count; i++)
        {
            if (!IsOrigin(cloud.AllowedOrigins[i]))
            {
                yield return new(
                    Key(Origins, i),
                    $"is {cloud.AllowedOrigins[i]}, which is no origin.",
                    Allowed: "scheme and host as browsers send them, without a path, or null for pages from files",
                    Example: $"{Origins}=https://turbowarp.org");
            }
        }

        for (var i = 0; i < http.TrustedProxies.Count; i++)
        {
            if (!AddressRange.TryParse(http.TrustedProxies[i], out _, out var fault))
            {
                yield return new(
                    Key(Proxies, i),
                    $"is {http.TrustedProxies[i]}, which {fault}",
                    Allowed: "an address or a range such as 173.245.48.0/20",
                    Example: $"{Proxies}=127.0.0.1");
            }
        }
    }

    private static bool IsOrigin(string text) =>
        text == "null"
        || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase));

    private static string Key(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}:{index}");
}
