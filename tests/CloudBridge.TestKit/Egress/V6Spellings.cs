using System.Globalization;
using System.Net;

namespace CloudBridge.TestKit.Egress;

/// <summary>Ways to write an IPv6 address as a host.</summary>
internal static class V6Spellings
{
    public static IEnumerable<(string Kind, string Host)> Of(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var parts = Enumerable.Range(0, 8).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToArray();
        var full = string.Join(':', parts.Select(part => part.ToString("x4", CultureInfo.InvariantCulture)));
        var plain = string.Join(':', parts.Select(part => part.ToString("x", CultureInfo.InvariantCulture)));
        var tail = $"{string.Join(':', parts[..6].Select(part => part.ToString("x", CultureInfo.InvariantCulture)))}:{string.Join('.', bytes[12..])}";
        return
        [
            ("short", $"[{address}]"),
            ("short in capitals", $"[{address.ToString().ToUpperInvariant()}]"),
            ("whole", $"[{full}]"),
            ("whole in capitals", $"[{full.ToUpperInvariant()}]"),
            ("whole, not padded", $"[{plain}]"),
            ("dotted tail", $"[{tail}]"),
            ("zone", $"[{address}%1]"),
            ("escaped zone", $"[{address}%25lo]"),
            ("empty zone", $"[{address}%25]"),
            ("escaped bracket", $"%5b{address}%5d"),
            ("no brackets", address.ToString()),
            ("trailing dot", $"[{address}]."),
            ("trailing dot within", $"[{address}.]"),
            ("prefix length", $"[{address}/128]"),
            ("literal name", full.Replace(':', '-') + ".ipv6-literal.net"),
        ];
    }
}
