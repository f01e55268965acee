using System.Globalization;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>
/// The table that says which characters are likely after which. Entries are numbered from 0 here, from 1 in the file.
/// </summary>
/// <remarks>Source: section 7 of <c>protocol/README.md</c>.</remarks>
internal sealed class TextModel
{
    /// <summary>The value that the ends of each context rise to.</summary>
    public const int Total = 4096;

    /// <summary>The next of the entry that ends a text.</summary>
    public const int EndOfText = -1;

    /// <summary>The next of the entry before a character of the same page.</summary>
    public const int SamePage = -2;

    /// <summary>The next of the entry before a page and a character of it.</summary>
    public const int AnyPage = -3;

    /// <summary>In place of a symbol: the entry leads to a context that knows more.</summary>
    public const int Escape = -1;

    private static readonly Lazy<TextModel> Embedded = new(() => new TextModel(ModelFile.Read()));

    private readonly EntryIndex _index;

    public TextModel(ModelFile file)
    {
        Ends = [.. file.Ends.Select(end => (ushort)end)];
        Symbols = [.. file.Symbols.Select(SymbolOf)];
        Next = [.. file.Next.Select(next => next - 1)];
        Words = [.. file.Symbols];
        Start = file.Contexts["start"] - 1;
        Item = file.Contexts["item"] - 1;
        Number = file.Contexts["number"] - 1;
        Text = file.Contexts["text"] - 1;
        Page = file.Contexts["page"] - 1;
        Wide = file.Contexts["wide"] - 1;
        _index = new EntryIndex(this);
    }

    /// <summary>The model of this version.</summary>
    public static TextModel Default => Embedded.Value;

    /// <summary>The upper end of each entry.</summary>
    public ushort[] Ends { get; }

    /// <summary>The code point of each entry; <see cref="Escape"/> when its symbol is empty.</summary>
    public int[] Symbols { get; }

    /// <summary>
    /// The context that follows each entry, or <see cref="EndOfText"/>, <see cref="SamePage"/>, <see cref="AnyPage"/>.
    /// </summary>
    public int[] Next { get; }

    /// <summary>The symbols as they stand in the file.</summary>
    public string[] Words { get; }

    /// <summary>The context that says what comes.</summary>
    public int Start { get; }

    /// <summary>The context that says what an item of a list is.</summary>
    public int Item { get; }

    /// <summary>The context that says how long a number is.</summary>
    public int Number { get; }

    /// <summary>The context texts begin with.</summary>
    public int Text { get; }

    /// <summary>The context of pages.</summary>
    public int Page { get; }

    /// <summary>The context after a character of a page.</summary>
    public int Wide { get; }

    /// <summary>The lower end of an entry.</summary>
    public int LowOf(int entry) => entry == 0 ? 0 : Ends[entry - 1] & (Total - 1);

    /// <summary>The entry of a context with this code point; -1 for none.</summary>
    public int Find(int context, int symbol) => _index.Find(context, symbol);

    /// <summary>The entry of a context with an empty symbol and this next; -1 for none.</summary>
    public int FindMark(int context, int next) => _index.Find(context, EntryIndex.MarkOf(next));

    /// <summary>The escape of a context; -1 for none.</summary>
    public int FindEscape(int context) => _index.Find(context, Escape);

    /// <summary>The entry of the context of pages for a page; -1 for none.</summary>
    public int FindPage(int page) => FindWord(Page, page.ToString(CultureInfo.InvariantCulture));

    /// <summary>The entry of a named context with this word as its symbol; -1 for none.</summary>
    public int FindWord(int context, ReadOnlySpan<char> word)
    {
        for (var entry = context; ; entry++)
        {
            if (word.SequenceEqual(Words[entry]))
            {
                return entry;
            }

            if (Ends[entry] == Total)
            {
                return -1;
            }
        }
    }

    private static int SymbolOf(string symbol) => symbol.Length == 0 ? Escape : char.ConvertToUtf32(symbol, 0);
}
