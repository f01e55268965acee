using CloudBridge.Sprites.Engine.Decoding;
using CloudBridge.Sprites.Projects;
using System.Globalization;

namespace CloudBridge.Sprites.Engine.Asking;

/// <summary>
/// The names that "switch costume to" tells apart, the one block that knows capitals from small letters: the characters with a
/// code of two digits, the capitals of the alphabets in use, and pages of the Unicode table. Any other character is looked for in
/// the table, where "=" finds others equal to it, and is the one at a place if the page is still the name of a costume with that
/// character put there: a costume for each letter would take a second to load.
/// </summary>
internal static class EncoderAlphabet
{
    /// <summary>The characters with a code of two digits, in the order of the codes (section 4).</summary>
    public const string Short = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz{}";

    /// <summary>The costume that stays on when a character has none; it stands before all others.</summary>
    public const string None = "⚙";

    /// <summary>Pages that begin with control characters.</summary>
    public const int ControlPages = 2;

    /// <summary>The number of control characters that these pages begin with.</summary>
    public const int Controls = 32;

    // Latin of Europe, Azerbaijan, Vietnam and Romania; Greek; Cyrillic of Europe and Asia; Armenian; Latin of Vietnam.
    private static readonly (int First, int Last)[] Alphabets =
    [
        (0xC0, 0x17F), (0x18F, 0x18F), (0x1A0, 0x1B0), (0x218, 0x21B), (0x259, 0x259),
        (0x386, 0x3CE), (0x400, 0x45F), (0x490, 0x4E9), (0x531, 0x586), (0x1E9E, 0x1EF9),
    ];

    /// <summary>Capitals, and small letters that another page has a capital of.</summary>
    public static IReadOnlyList<char> Others { get; } =
        [.. All().Where(letter => letter != LowerOf(letter) || HasCapitalElsewhere(letter))];

    /// <summary>The pages, from 0, with a character that Scratch finds equal to another one.</summary>
    public static IReadOnlyList<int> DoubtfulPages { get; } =
    [
        .. Enumerable.Range(0, char.MaxValue + 1)
            .Select(code => (char)code)
            .Where(letter => !char.IsSurrogate(letter))
            .GroupBy(LowerOf)
            .Where(equal => equal.Skip(1).Any())
            .SelectMany(equal => equal)
            .Select(letter => letter / UnicodeTable.PageSize)
            .Distinct(),
    ];

    /// <summary>The costumes, in the order of the codes, and those of pages; they share one image that shows nothing.</summary>
    public static IEnumerable<Costume> Costumes() => Short.Concat(Others).Select(letter => letter.ToString()).Prepend(None)
        .Concat(DoubtfulPages.Select(page => UnicodeTable.Page(page)[FirstOf(page)..]))
        .Select(name => new Costume(name, SvgImage.Empty));

    /// <summary>
    /// The position in a page at which the name of its costume begins: behind the control characters in the first two pages.
    /// </summary>
    public static int FirstOf(int page) => page < ControlPages ? Controls : 0;

    /// <summary>The code units of <see cref="Others"/>, five digits each.</summary>
    public static IEnumerable<string> OtherCodes() =>
        Others.Select(letter => ((int)letter).ToString("D5", CultureInfo.InvariantCulture));

    private static IEnumerable<char> All() => Alphabets
        .SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1))
        .Select(code => (char)code);

    private static char LowerOf(char letter) => char.ToLowerInvariant(letter);

    private static bool HasCapitalElsewhere(char letter)
    {
        var capital = char.ToUpperInvariant(letter);
        return capital != letter && capital / UnicodeTable.PageSize != letter / UnicodeTable.PageSize;
    }
}
