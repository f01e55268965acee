using System.Text;
using CloudBridge.Protocol.Encoding;

namespace CloudBridge.Benchmarks.Wire;

/// <summary>English texts of players that the model was not trained with, cut to the lengths a simulation wants.</summary>
internal sealed class WireText
{
    private readonly string _text;
    private readonly int[] _words;

    public WireText()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "texts");
        var text = string.Join(' ', new[] { "forum.txt", "descriptions.txt", "comments.txt" }.SelectMany(name => File.ReadLines(Path.Combine(folder, name))));

        // Both formats are to carry the same characters.
        _text = Known(text);
        _words = [.. Enumerable.Range(1, _text.Length - 1).Where(at => _text[at - 1] == ' ' && _text[at] != ' ').Where(at => at < _text.Length - 12)];
    }

    /// <summary>Twelve characters from the start of a word; a different one for each number, as far as there are words.</summary>
    public string Short(int number) => _text.Substring(_words[(int)((uint)number * 7919 % _words.Length)], 12);

    /// <summary>A text of a length, from another place for each number.</summary>
    public string Long(int number, int length)
    {
        var start = _words[(int)((uint)number * 7919 % _words.Length)];
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            text.Append(_text, start, Math.Min(length - text.Length, _text.Length - start));
            start = 0;
        }

        return text.ToString();
    }

    private static string Known(string text) => string.Concat(text.Select(character => CharacterTable.Contains(character) ? character : ' '));
}
