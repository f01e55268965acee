using System.Buffers.Binary;
using System.Net;

namespace CloudBridge.Monitors.Egress.Urls;

/// <summary>Hosts that end in a number: IPv4 addresses in whatever spelling resolvers know, and nothing else.</summary>
internal static class NumberHost
{
    private const int Parts = 4;
    private const int PartBits = 8;

    /// <summary>
    /// Tells whether a name in small letters ends in a number: then it is an address or nothing, as no top-level domain is one.
    /// </summary>
    public static bool EndsInNumber(string name)
    {
        var label = name[(name.LastIndexOf('.') + 1)..];
        return label.Length > 0 && (label.All(char.IsAsciiDigit) || (IsHex(label) && label[2..].All(char.IsAsciiHexDigit)));
    }

    /// <summary>Reads one: up to four numbers, decimal, octal or hexadecimal, of which the last one fills what is left.</summary>
    /// <returns>Null when it is none.</returns>
    public static IPAddress? Read(string name)
    {
        var parts = name.Split('.');
        if (parts.Length > Parts)
        {
            return null;
        }

        var address = 0UL;
        for (var i = 0; i < parts.Length; i++)
        {
            var bits = i < parts.Length - 1 ? PartBits : PartBits * (Parts - i);
            if (Number(parts[i]) is not { } number || number >> bits != 0)
            {
                return null;
            }

            address = (address << bits) | number;
        }

        var bytes = new byte[Parts];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)address);
        return new IPAddress(bytes);
    }

    private static bool IsHex(string label) => label.StartsWith("0x", StringComparison.Ordinal);

    private static ulong? Number(string text)
    {
        var (digits, radix) = IsHex(text) ? (text[2..], 16U) : text.Length > 1 && text[0] == '0' ? (text[1..], 8U) : (text, 10U);
        if (text.Length == 0)
        {
            return null;
        }

        var number = 0UL;
        foreach (var digit in digits)
        {
            var value = char.IsAsciiHexDigit(digit) ? (uint)Convert.ToInt32(digit.ToString(), 16) : uint.MaxValue;
            if (value >= radix || number > uint.MaxValue)
            {
                return null;
            }

            number = (number * radix) + value;
        }

        return number;
    }
}
