using System.Buffers;
using System.Net;
using System.Net.Sockets;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Egress.Urls;

/// <summary>
/// Reads the host of an address as the URL standard does: to an IP address in its usual form, or to a name in lower-case
/// ASCII. What cannot be looked up, although the standard reads it, is refused: labels that are empty or longer than names
/// have.
/// </summary>
internal static class HostReader
{
    private const int MaxName = 253;
    private const int MaxLabel = 63;

    /// <summary>The characters that the standard forbids in names. The rest of ASCII is looked up like any other.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, ' ' + 1).Select(code => (char)code), .. "#/:<>?@[\\]^|%\u007F"]);

    /// <summary>Reads a host as it was typed, with escapes and brackets, and without a port.</summary>
    /// <exception cref="EgressRefusedException">It is no host that can be looked up.</exception>
    public static string Read(string host)
    {
        if (host.StartsWith('['))
        {
            return host.EndsWith(']') ? ReadV6(host[1..^1]) : throw Bad();
        }

        var name = NameReader.ToAscii(Uri.UnescapeDataString(host)) ?? throw Bad();
        name = name.EndsWith('.') ? name[..^1] : name;
        if (NumberHost.EndsInNumber(name))
        {
            return NumberHost.Read(name)?.ToString() ?? throw Bad();
        }

        return IsName(name) ? name : throw Bad();
    }

    private static bool IsName(string name) => name.Length <= MaxName && !name.AsSpan().ContainsAny(Forbidden)
        && Array.TrueForAll(name.Split('.'), label => label.Length is > 0 and <= MaxLabel);

    /// <summary>Zones are not read: everybody reads them differently.</summary>
    private static string ReadV6(string text)
    {
        var isPlain = text.All(character => char.IsAsciiHexDigit(character) || character is ':' or '.');
        return isPlain && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
            : throw Bad();
    }

    private static EgressRefusedException Bad() => Refusals.Of(EgressRefusal.BadHost);
}
