using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CloudBridge.Monitors.Egress.Addresses;

/// <summary>Finds the IPv4 address to which a translator or tunnel would carry what is sent to an IPv6 address.</summary>
internal static class EmbeddedAddress
{
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");
    private static readonly IPNetwork Translated = IPNetwork.Parse("::ffff:0:0:0/96");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork LocalNat64 = IPNetwork.Parse("64:ff9b:1::/48");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    /// <summary>The address within; null when there is none.</summary>
    public static IPAddress? Of(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.IPv6Loopback))
        {
            return null;
        }

        if (address.IsIPv4MappedToIPv6 || Compatible.Contains(address) || Translated.Contains(address)
            || Nat64.Contains(address) || LocalNat64.Contains(address))
        {
            return Cut(address, 12, 0);
        }

        // Teredo writes the client's address with every bit turned.
        return SixToFour.Contains(address) ? Cut(address, 2, 0) : Teredo.Contains(address) ? Cut(address, 12, uint.MaxValue) : null;
    }

    private static IPAddress Cut(IPAddress address, int at, uint mask)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        var four = bytes[at..(at + 4)];
        BinaryPrimitives.WriteUInt32BigEndian(four, BinaryPrimitives.ReadUInt32BigEndian(four) ^ mask);
        return new IPAddress(four);
    }
}
