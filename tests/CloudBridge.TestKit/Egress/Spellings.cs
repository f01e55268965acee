using System.Globalization;
using System.Net;

namespace CloudBridge.TestKit.Egress;

/// <summary>Writes addresses in every way that somebody has used to get past a guard.</summary>
public static class Spellings
{
    /// <summary>All ways to write a web address that leads to an IP address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="port">The port.</param>
    public static IEnumerable<Spelling> Of(IPAddress address, int port)
    {
        ArgumentNullException.ThrowIfNull(address);
        var bytes = address.GetAddressBytes();
        var hosts = bytes.Length == 4 ? V4Spellings.Of(bytes) : V6Spellings.Of(address);
        foreach (var (kind, host) in hosts)
        {
            yield return new(kind, string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}/"));
        }

        var usual = bytes.Length == 4 ? address.ToString() : $"[{address}]";
        foreach (var spelling in Around(string.Create(CultureInfo.InvariantCulture, $"{usual}:{port}")))
        {
            yield return spelling;
        }
    }

    /// <summary>What stands around a host and may distract from it.</summary>
    private static IEnumerable<Spelling> Around(string host) =>
    [
        new("https", $"https://{host}/"),
        new("scheme in capitals", $"HTTP://{host}/"),
        new("no path", $"http://{host}"),
        new("query", $"http://{host}?@example.com/"),
        new("fragment", $"http://{host}#@example.com/"),
        new("user", $"http://example.com@{host}/"),
        new("user and password", $"http://example.com:80@{host}/"),
        new("empty user", $"http://@{host}/"),
        new("user with escapes", $"http://example.com%2f%40@{host}/"),
        new("two users", $"http://a@example.com@{host}/"),
        new("user with blank", $"http://1.1.1.1 &@{host}/"),
        new("backslash behind", $"http://{host}\\@example.com/"),
        new("backslash before", $"http://example.com\\@{host}/"),
        new("backslashes for slashes", $"http:\\\\{host}\\"),
        new("escaped slash", $"http://{host}%2f@example.com/"),
        new("null", $"http://{host}%00.example.com/"),
        new("line break", $"http://{host}/\r\nHost: example.com"),
        new("tab", $"ht\ttp://{host}/"),
        new("blanks around", $"  http://{host}/  "),
        new("no scheme", $"//{host}/"),
        new("one slash", $"http:/{host}/"),
        new("three slashes", $"http:///{host}/"),
        new("file", $"file://{host}/"),
        new("gopher", $"gopher://{host}/_x"),
        new("websocket", $"ws://{host}/"),
        new("jar", $"jar:http://{host}!/"),
        new("url:", $"url:http://{host}/"),
    ];
}
