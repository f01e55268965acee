using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Decoding;

/// <summary>
/// All of Unicode as text, since no block makes a character from a number. Characters up to U+FFFF stand in pages of 128;
/// the others are put together from the halves that "letter of" cuts out of whole ones, so that the file holds no half alone.
/// </summary>
internal sealed class UnicodeTable
{
    public const int PageSize = 128;
    public const int Pages = 512;

    private const int AstralStart = 0x10000;
    private const int HalfSize = 0x400;

    // Scratch takes backspaces out of every project it loads, which would move all characters behind it.
    private const char Backspace = '\b';
    private const char InItsPlace = ' ';

    public UnicodeTable(SpriteBuilder sprite)
    {
        Letters = sprite.AddList("⚙ letters", [.. Enumerable.Range(0, Pages).Select(Page)]);
        FirstHalves = sprite.AddVariable("⚙ first halves", Astral(k => AstralStart + (k * HalfSize)));
        SecondHalves = sprite.AddVariable("⚙ second halves", Astral(k => AstralStart + k));
    }

    /// <summary>Item n holds the 128 characters of page n - 1; those of surrogates are empty.</summary>
    public ListVariable Letters { get; }

    /// <summary>Each odd letter is a first half, in their order.</summary>
    public Variable FirstHalves { get; }

    /// <summary>Each even letter is a second half, in their order.</summary>
    public Variable SecondHalves { get; }

    /// <summary>The character at a position of a page below 512, both from 0.</summary>
    public Reporter Character(Value page, Value position) => Letter(Add(position, 1), Data.Item(Add(page, 1), Letters));

    /// <summary>The character at a position of a page above 511.</summary>
    public Reporter AstralCharacter(Value page, Value position) => Join(
        Letter(Add(Multiply(Floor(Divide(Subtract(page, Pages), HalfSize / PageSize)), 2), 1), FirstHalves),
        Letter(Add(Multiply(Add(Multiply(Modulo(page, HalfSize / PageSize), PageSize), position), 2), 2), SecondHalves));

    /// <summary>The characters of a page as the table has them.</summary>
    public static string Page(int page)
    {
        var first = page * PageSize;
        return char.IsSurrogate((char)first)
            ? ""
            : new string([.. Enumerable.Range(first, PageSize).Select(code => (char)code)]).Replace(Backspace, InItsPlace);
    }

    private static string Astral(Func<int, int> codePoint) =>
        string.Concat(Enumerable.Range(0, HalfSize).Select(k => char.ConvertFromUtf32(codePoint(k))));
}
