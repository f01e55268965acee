using System.Runtime.InteropServices;
using System.Text;

namespace CloudBridge.ModelTrainer.Counting;

/// <summary>Counts the characters of texts into a tree. A text is known to begin, as a line does, after a line feed; it ends as a text or as a line.</summary>
internal sealed class TextCounter(ContextTree tree)
{
    /// <summary>The most characters a context has.</summary>
    public const int MaxOrder = 5;

    private readonly List<int> _history = [];

    /// <summary>What a time counts: texts and lines share their ends.</summary>
    public static double WeightOf(int symbol, double weight) => symbol is Symbols.End or Symbols.LineFeed ? weight / 2 : weight;

    /// <summary>Counts each line that is not empty as a text.</summary>
    public void AddLines(string path, double weight)
    {
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            Add(line, weight);
        }
    }

    /// <summary>Counts one text without line feeds.</summary>
    public void Add(string text, double weight)
    {
        _history.Clear();
        _history.Add(Symbols.LineFeed);
        foreach (var rune in text.EnumerateRunes())
        {
            Add(rune.Value, weight);
            _history.Add(rune.Value);
        }

        Add(Symbols.End, weight);
        Add(Symbols.LineFeed, weight);
    }

    private void Add(int symbol, double weight) =>
        tree.Add(CollectionsMarshal.AsSpan(_history)[Math.Max(0, _history.Count - MaxOrder)..], symbol, 1, WeightOf(symbol, weight));
}
