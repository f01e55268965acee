using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Egress.Urls;

/// <summary>Reads the host of an address: to an IP address in its usual form, or to a name in lower-case ASCII.</summary>
internal static class HostReader
{
    private const int MaxName = 253;
    private const int MaxLabel = 63;
    private const int FullWidth = 0xFEE0;

    /// <summary>Replaces escapes by what they stand for; null when that is nothing of a name. Zones are not read: everybody reads them differently.</summary>
    /// <param name="authority">A host, with or without a port.</param>
    public static string? Unescape(string authority)
    {
        if (!authority.Contains('%', StringComparison.Ordinal))
        {
            return authority;
        }

        var plain = Uri.UnescapeDataString(authority);
        var isOfNames = plain.All(character => !char.IsAscii(character) || IsOfLabels(character) || character is '.' or ':');
        return isOfNames && plain.Count(IsColon) == authority.Count(IsColon) ? plain : null;
    }

    /// <summary>
    /// Turns full-width letters, digits and dots to ASCII, as every browser does, with or without the tables of the operating
    /// system; null when there is a character that no host name has.
    /// </summary>
    public static string? Fold(string host)
    {
        if (Ascii.IsValid(host))
        {
            return host;
        }

        var folded = new StringBuilder(host.Length);
        foreach (var rune in host.EnumerateRunes())
        {
            if (IsIgnored(rune))
            {
                continue;
            }

            if (Fold(rune) is not { } plain)
            {
                return null;
            }

            folded.Append(plain);
        }

        return folded.ToString();
    }

    /// <exception cref="EgressRefusedException">It is no host that can be looked up.</exception>
    public static string Read(Uri url)
    {
        var host = IdnHost(url).ToLowerInvariant();
        host = host.EndsWith('.') ? host[..^1] : host;
        if (IPAddress.TryParse(host, out var address))
        {
            return Text(address);
        }

        return IsName(host) ? host : throw Refusals.Of(EgressRefusal.BadHost);
    }

    private static Rune? Fold(Rune rune)
    {
        if (rune.Value is 0x3002 or 0xFF0E or 0xFF61)
        {
            return new Rune('.');
        }

        if (rune.Value is (>= 0xFF10 and <= 0xFF19) or (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A) or 0xFF0D)
        {
            return new Rune(rune.Value - FullWidth);
        }

        return rune.IsAscii || IsOfNames(rune) ? rune : null;
    }

    private static bool IsOfNames(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
        UnicodeCategory.DecimalDigitNumber => rune.IsBmp,
        UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol => !IsEnclosed(rune),
        _ => false,
    };

    /// <summary>What leaves no trace in a name: soft hyphens, zero-width spaces, and what chooses between two looks of a sign.</summary>
    private static bool IsIgnored(Rune rune) => rune.Value is 0xAD or 0x200B or 0x2060 or 0xFEFF or (>= 0xFE00 and <= 0xFE0F);

    /// <summary>Signs that are letters or words in a frame: what they become depends on the tables of the operating system.</summary>
    private static bool IsEnclosed(Rune rune) => rune.Value is (>= 0x2100 and <= 0x214F) or (>= 0x2460 and <= 0x24FF)
        or (>= 0x3200 and <= 0x33FF) or (>= 0x1F100 and <= 0x1F2FF);

    private static string IdnHost(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (Exception error) when (error is UriFormatException or ArgumentException)
        {
            throw Refusals.Of(EgressRefusal.BadHost);
        }
    }

    private static string Text(IPAddress address)
    {
        if (address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 })
        {
            throw Refusals.Of(EgressRefusal.BadHost);
        }

        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    private static bool IsName(string host)
    {
        var labels = host.Split('.');
        return host.Length <= MaxName && Array.TrueForAll(labels, IsLabel) && !IsNumber(labels[^1]);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label.All(IsOfLabels);

    /// <summary>As the URL standard reads names, and resolvers find them: hyphens at either end too.</summary>
    private static bool IsOfLabels(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private static bool IsColon(char character) => character == ':';

    /// <summary>What ends in a number is an address to resolvers, however odd; no top-level domain is one.</summary>
    private static bool IsNumber(string label) =>
        label.All(char.IsAsciiDigit) || (label.StartsWith("0x", StringComparison.Ordinal) && label[2..].All(char.IsAsciiHexDigit));
}
