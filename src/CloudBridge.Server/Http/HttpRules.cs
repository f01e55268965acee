using System.Globalization;
using CloudBridge.Monitors.Egress.Addresses;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Http;

/// <summary>The rules about the names of the web server and the proxies before it.</summary>
internal static class HttpRules
{
    private const string Hosts = $"{HttpOptions.Section}:{nameof(HttpOptions.AllowedHosts)}";
    private const string Proxies = $"{HttpOptions.Section}:{nameof(HttpOptions.TrustedProxies)}";

    public static IEnumerable<ConfigurationFault> Faults(HttpOptions http)
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

    private static string Key(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}:{index}");
}
