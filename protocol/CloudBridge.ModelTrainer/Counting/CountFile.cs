using System.Globalization;
using System.Text;

namespace CloudBridge.ModelTrainer.Counting;

/// <summary>
/// Counts of texts that are not ours to copy: how often which characters followed which others. A line holds a count and the characters,
/// the newest of them last; <c>\n</c> is a line feed, <c>\e</c> the end of a text, <c>\\</c> a backslash.
/// </summary>
internal static class CountFile
{
    // Longer contexts are kept only where they were seen again.
    private const int LongestSingle = 2;

    public static string Write(ContextTree tree)
    {
        foreach (var edge in tree.Edges.OrderByDescending(edge => tree.Nodes[edge.Node].Order))
        {
            if (edge.Seen == 1 && tree.Nodes[edge.Node].Order > LongestSingle)
            {
                tree.Edges[edge.Shorter].Seen++;
                edge.Seen = 0;
            }
        }

        var lines = tree.Edges.Where(edge => edge.Seen > 0).Select(edge => LineOf(tree, edge)).ToList();
        lines.Sort(StringComparer.Ordinal);
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>Adds the counts of a file to a tree.</summary>
    public static void AddTo(ContextTree tree, string path, double weight)
    {
        foreach (var line in File.ReadLines(path))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var times = int.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture);
            int[] symbols = [.. Parse(line[(tab + 1)..])];
            tree.Add(symbols.AsSpan()[..^1], symbols[^1], times, TextCounter.WeightOf(symbols[^1], weight));
        }
    }

    private static string LineOf(ContextTree tree, Edge edge)
    {
        var line = new StringBuilder().Append(edge.Seen).Append('\t');
        foreach (var symbol in tree.CharactersOf(edge.Node))
        {
            line.Append(Show(symbol));
        }

        return line.Append(Show(edge.Symbol)).ToString();
    }

    private static string Show(int symbol) => symbol switch
    {
        Symbols.LineFeed => "\\n",
        Symbols.End => "\\e",
        '\\' => "\\\\",
        _ => char.ConvertFromUtf32(symbol),
    };

    private static IEnumerable<int> Parse(string text)
    {
        var isEscaped = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!isEscaped && rune.Value == '\\')
            {
                isEscaped = true;
                continue;
            }

            yield return !isEscaped || rune.Value == '\\' ? rune.Value : rune.Value == 'n' ? Symbols.LineFeed : Symbols.End;
            isEscaped = false;
        }
    }
}
