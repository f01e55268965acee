using CloudBridge.Sprites.Engine.Decoding;
using CloudBridge.Sprites.Projects;
using System.Globalization;

namespace CloudBridge.Sprites.Engine.Asking;

/// <summary>
/// The characters that are sent by costume, because "switch costume to" is the one block that tells capitals from small
/// letters: those with a code of two digits, and all that another character is equal to without case. Any other character is found in
/// the Unicode table.
/// </summary>
internal static class RequestAlphabet
{
    /// <summary>The characters with a code of two digits, in the order of the codes (section 4).</summary>
    public const string Short = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz{}";

    /// <summary>The costume that stays on when a character has none; it stands before all others.</summary>
    public const string None = "⚙";

    /// <summary>Characters that Scratch finds equal to others, but for one of those that stand on one page: the last, as a search goes backwards.</summary>
    public static IReadOnlyList<char> Others { get; } =
    [
        .. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(letter => !char.IsSurrogate(letter))
            .GroupBy(char.ToLowerInvariant).Where(twins => twins.Skip(1).Any()).SelectMany(Doubtful).Order(),
    ];

    /// <summary>The costumes, in the order of the codes; they share one image that shows nothing.</summary>
    public static IEnumerable<Costume> Costumes() => Short.Concat(Others).Select(letter => letter.ToString()).Prepend(None).Select(name => new Costume(name, SvgImage.Empty));

    /// <summary>The code units of <see cref="Others"/>, five digits each.</summary>
    public static IEnumerable<string> OtherCodes() => Others.Select(letter => ((int)letter).ToString("D5", CultureInfo.InvariantCulture));

    private static IEnumerable<char> Doubtful(IEnumerable<char> twins)
    {
        var areOnOnePage = twins.DistinctBy(letter => letter / UnicodeTable.PageSize).Count() == 1;
        return twins.Where(letter => !Short.Contains(letter) && !(areOnOnePage && letter == twins.Max()));
    }
}
