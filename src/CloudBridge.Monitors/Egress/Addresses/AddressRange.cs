using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CloudBridge.Monitors.Egress.Addresses;

/// <summary>A range of addresses and what it is for.</summary>
/// <param name="Network">The range; IPv4 ranges stand for the addresses that IPv6 maps to them too.</param>
/// <param name="Name">What is there, in a few words.</param>
public sealed record AddressRange(IPNetwork Network, string Name)
{
    /// <summary>Reads a range that an operator allows: <c>127.0.0.0/8</c>, or a single address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">The range; null when it cannot be read.</param>
    /// <param name="fault">What is wrong, as the end of a sentence; null when nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out AddressRange? range, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        range = null;
        var parts = text.Trim().Split('/');
        if (parts.Length > 2 || !TryAddress(parts[0], out var address))
        {
            fault = "is no range of addresses.";
            return false;
        }

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (!TryLength(parts, bits, out var length))
        {
            fault = string.Create(
                CultureInfo.InvariantCulture,
                $"needs a length from 1 to {bits} after the slash; without a limit there would be no guard.");
            return false;
        }

        fault = Misfit(address, new IPNetwork(address, length));
        range = fault is null ? new AddressRange(new IPNetwork(address, length), "allowed by the operator") : null;
        return fault is null;
    }

    /// <summary>Tells whether an address is within.</summary>
    public bool Contains(IPAddress address) => Network.Contains(address);

    /// <summary>The range and its name, as in <c>127.0.0.0/8 (loopback)</c>.</summary>
    public override string ToString() => $"{Network} ({Name})";

    /// <summary>
    /// Reads an address in its usual form alone: <c>127.1</c> or <c>0x7f.1</c>, which are accepted elsewhere, are too easily a
    /// slip here.
    /// </summary>
    private static bool TryAddress(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address)
        && !text.Contains('%', StringComparison.Ordinal)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text);

    private static bool TryLength(string[] parts, int bits, out int length)
    {
        length = bits;
        return parts.Length == 1
            || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length) && length >= 1 && length <= bits);
    }

    private static string? Misfit(IPAddress address, IPNetwork network)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return "is IPv4 written as IPv6; write it as IPv4.";
        }

        return network.BaseAddress.Equals(address) ? null : $"does not begin a range; {network} does.";
    }
}
