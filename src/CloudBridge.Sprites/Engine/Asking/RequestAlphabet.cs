using CloudBridge.Sprites.Engine.Decoding;
using CloudBridge.Sprites.Projects;
using System.Globalization;

namespace CloudBridge.Sprites.Engine.Asking;

/// <summary>
/// The characters that are sent by costume, because "switch costume to" is the one block that tells capitals from small
/// letters: those with a code of two digits, and the capitals of the alphabets in use. Any other character is found in
/// the Unicode table, where a capital cannot be told from its small letter and counts as that.
/// </summary>
internal static class RequestAlphabet
{
    /// <summary>The characters with a code of two digits, in the order of the codes (section 4).</summary>
    public const string Short = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz{}";

    /// <summary>The costume that stays on when a character has none; it stands before all others.</summary>
    public const string None = "⚙";

    // Latin of Europe, Azerbaijan, Vietnam and Romania; Greek; Cyrillic of Europe and Asia; Armenian; Latin of Vietnam.
    private static readonly (int First, int Last)[] Alphabets =
        [(0xC0, 0x17F), (0x18F, 0x18F), (0x1A0, 0x1B0), (0x218, 0x21B), (0x259, 0x259), (0x386, 0x3CE), (0x400, 0x45F), (0x490, 0x4E9), (0x531, 0x586), (0x1E9E, 0x1EF9)];

    /// <summary>Capitals, and small letters that another page has a capital of.</summary>
    public static IReadOnlyList<char> Others { get; } = [.. All().Where(letter => letter != LowerOf(letter) || HasCapitalElsewhere(letter))];

    /// <summary>The costumes, in the order of the codes; they share one image that shows nothing.</summary>
    public static IEnumerable<Costume> Costumes() => Short.Concat(Others).Select(letter => letter.ToString()).Prepend(None).Select(name => new Costume(name, SvgImage.Empty));

    /// <summary>The code units of <see cref="Others"/>, five digits each.</summary>
    public static IEnumerable<string> OtherCodes() => Others.Select(letter => ((int)letter).ToString("D5", CultureInfo.InvariantCulture));

    private static IEnumerable<char> All() => Alphabets.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(code => (char)code);

    private static char LowerOf(char letter) => char.ToLowerInvariant(letter);

    private static bool HasCapitalElsewhere(char letter)
    {
        var capital = char.ToUpperInvariant(letter);
        return capital != letter && capital / UnicodeTable.PageSize != letter / UnicodeTable.PageSize;
    }
}
