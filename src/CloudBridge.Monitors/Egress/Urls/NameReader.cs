using System.Globalization;
using System.Text;

namespace CloudBridge.Monitors.Egress.Urls;

/// <summary>
/// Turns a name in any letters to the ASCII that is looked up, as the URL standard does it: by UTS #46, with punctuation
/// and hyphens wherever they stand.
/// </summary>
internal static class NameReader
{
    private const string Prefix = "xn--";
    private const int NonLatin = 0x370;

    /// <summary>The most letters a label may have: a longer one is too long in ASCII as well.</summary>
    private const int MaxLabel = 2 * 63;

    /// <summary>The name in small letters; null when there is a character that no host name has.</summary>
    public static string? ToAscii(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name.ToLowerInvariant();
        }

        var runes = new List<Rune>(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (!TryAdd(rune, runes))
            {
                return null;
            }
        }

        var labels = string.Concat(runes).Split('.');
        return Array.Exists(labels, label => label.Length > MaxLabel)
            ? null
            : string.Join('.', labels.Select(label => Ascii.IsValid(label) ? label : Prefix + Punycode.Encode(label)));
    }

    private static bool TryAdd(Rune rune, List<Rune> runes)
    {
        if (IsIgnored(rune))
        {
            return true;
        }

        if (NameTable.Shared.Map(rune) is { } mapped)
        {
            foreach (var one in mapped.EnumerateRunes())
            {
                Compose(one, runes);
            }

            return true;
        }

        if (!IsOfNames(rune, runes.Count == 0 ? default : runes[^1]))
        {
            return false;
        }

        Compose(Rune.ToLowerInvariant(rune), runes);
        return true;
    }

    private static void Compose(Rune rune, List<Rune> runes)
    {
        if (runes.Count > 0 && NameTable.Shared.TryCompose(runes[^1], rune, out var both))
        {
            runes[^1] = both;
        }
        else
        {
            runes.Add(rune);
        }
    }

    /// <summary>
    /// Finds what leaves no trace in a name: soft hyphens, zero-width spaces, and what chooses between two looks of a sign.
    /// </summary>
    private static bool IsIgnored(Rune rune) =>
        rune.Value is 0xAD or 0x34F or (>= 0x180B and <= 0x180F and not 0x180E) or 0x200B or 0x2060 or 0x2064 or 0xFEFF
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>
    /// Tells whether a character may stand in a name behind another one. Joiners belong between letters of scripts that join.
    /// </summary>
    private static bool IsOfNames(Rune rune, Rune before) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D && before.Value >= NonLatin && (Rune.IsLetter(before) || IsMark(before)),
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => rune.IsAscii,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => rune.IsAscii,
        _ => rune.Value is not (0xFFFC or 0xFFFD or (>= 0x2FF0 and <= 0x2FFB)),
    };

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
