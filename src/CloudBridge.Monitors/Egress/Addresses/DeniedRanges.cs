using System.Net;
using System.Net.Sockets;

namespace CloudBridge.Monitors.Egress.Addresses;

/// <summary>
/// Every range that is not the public internet: the special-purpose registries of IANA, what clouds put inside public ranges,
/// and every way to write IPv4 within IPv6. The first range that fits names an address, so narrow ones come first.
/// </summary>
internal static class DeniedRanges
{
    public static IReadOnlyList<AddressRange> V4 { get; } =
    [
        Of("127.0.0.0/8", "loopback"),
        Of("10.0.0.0/8", "private"),
        Of("172.16.0.0/12", "private"),
        Of("192.168.0.0/16", "private"),
        Of("169.254.0.0/16", "link-local, and the metadata of clouds"),
        Of("100.100.100.200/32", "metadata of Alibaba Cloud"),
        Of("100.64.0.0/10", "shared by carriers"),
        Of("168.63.129.16/32", "services of Azure"),
        Of("0.0.0.0/8", "this network"),
        Of("192.0.0.0/24", "protocol assignments"),
        Of("192.0.2.0/24", "documentation"),
        Of("192.88.99.0/24", "6to4 relays"),
        Of("198.18.0.0/15", "benchmarks"),
        Of("198.51.100.0/24", "documentation"),
        Of("203.0.113.0/24", "documentation"),
        Of("224.0.0.0/4", "multicast"),
        Of("255.255.255.255/32", "broadcast"),
        Of("240.0.0.0/4", "reserved"),
    ];

    public static IReadOnlyList<AddressRange> V6 { get; } =
    [
        Of("::/128", "unspecified"),
        Of("::1/128", "loopback"),
        Of("::/96", "IPv4 within IPv6"),
        Of("64:ff9b::/96", "NAT64, which leads to IPv4"),
        Of("64:ff9b:1::/48", "local NAT64, which leads to IPv4"),
        Of("100::/64", "discarded"),
        Of("2001::/32", "Teredo, which leads to IPv4"),
        Of("2001::/23", "protocol assignments"),
        Of("2001:db8::/32", "documentation"),
        Of("2002::/16", "6to4, which leads to IPv4"),
        Of("3fff::/20", "documentation"),
        Of("5f00::/16", "segment routing"),
        Of("fd00:ec2::254/128", "metadata of AWS"),
        Of("fc00::/7", "private"),
        Of("fe80::/10", "link-local"),
        Of("fec0::/10", "site-local"),
        Of("ff00::/8", "multicast"),
        Of("::/3", "not assigned"),
        Of("4000::/2", "not assigned"),
        Of("8000::/1", "not assigned"),
    ];

    /// <summary>The range that refuses an address, which must not be IPv4 mapped to IPv6; null for a public one.</summary>
    public static AddressRange? Find(IPAddress address)
    {
        var ranges = address.AddressFamily == AddressFamily.InterNetwork ? V4 : V6;
        for (var i = 0; i < ranges.Count; i++)
        {
            if (ranges[i].Contains(address))
            {
                return ranges[i];
            }
        }

        return null;
    }

    private static AddressRange Of(string network, string name) => new(IPNetwork.Parse(network), name);
}
