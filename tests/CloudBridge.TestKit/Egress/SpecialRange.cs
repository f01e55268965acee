using System.Globalization;
using System.Net;
using System.Numerics;

namespace CloudBridge.TestKit.Egress;

/// <summary>A range of addresses that nobody may reach through the guard; written down and computed apart from the guard's own table.</summary>
/// <param name="First">Its first address as a number.</param>
/// <param name="Last">Its last address as a number.</param>
/// <param name="IsV4">Whether it is one of IPv4.</param>
/// <param name="Text">As it is usually written.</param>
public sealed record SpecialRange(BigInteger First, BigInteger Last, bool IsV4, string Text)
{
    /// <summary>The registries of IANA, what clouds keep inside public ranges, and the embeddings of IPv4.</summary>
    public static IReadOnlyList<SpecialRange> All { get; } =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32",
            "168.63.129.16/32", "100.100.100.200/32", "169.254.169.254/32",
            "::/96", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001::/32", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
            "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "fd00:ec2::254/128",
        }.Select(Parse),
    ];

    /// <summary>An address as a number.</summary>
    public static BigInteger Number(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);

    /// <summary>A number as an address.</summary>
    public static IPAddress Address(BigInteger number, bool isV4)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return new IPAddress([.. new byte[(isV4 ? 4 : 16) - bytes.Length], .. bytes]);
    }

    /// <summary>Whether nobody may reach an address: it is in a range, or IPv6 outside of what is given out.</summary>
    public static bool IsSpecial(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var isV4 = plain.GetAddressBytes().Length == 4;
        return All.Any(range => range.IsV4 == isV4 && range.Contains(plain)) || (!isV4 && plain.GetAddressBytes()[0] >> 5 != 1);
    }

    /// <summary>The first, the middle and the last address.</summary>
    public IReadOnlyList<IPAddress> Edges() => [.. new[] { First, (First + Last) / 2, Last }.Distinct().Select(number => Address(number, IsV4))];

    /// <summary>Some address of the range.</summary>
    public IPAddress Some(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var bytes = new byte[17];
        random.NextBytes(bytes);
        return Address(First + (new BigInteger(bytes, isUnsigned: true) % (Last - First + 1)), IsV4);
    }

    private bool Contains(IPAddress address) => Number(address) >= First && Number(address) <= Last;

    private static SpecialRange Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = IPAddress.Parse(text[..slash]);
        var bits = address.GetAddressBytes().Length * 8;
        var size = BigInteger.One << (bits - int.Parse(text[(slash + 1)..], CultureInfo.InvariantCulture));
        return new(Number(address), Number(address) + size - 1, bits == 32, text);
    }
}
