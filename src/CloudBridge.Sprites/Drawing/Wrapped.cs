namespace CloudBridge.Sprites.Drawing;

/// <summary>A text in lines, as SVG has no line breaks of its own.</summary>
internal static class Wrapped
{
    /// <summary>Breaks at spaces, and in scripts without spaces anywhere.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">How many letters fit, where a letter of the Far East counts twice.</param>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in Words(text))
        {
            if (WidthOf(lines[^1]) + WidthOf(word.TrimEnd()) > width)
            {
                lines.Add("");
            }

            lines[^1] += word;
        }

        return [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ' ' || IsWide(text[at]))
            {
                yield return text[start..(at + 1)];
                start = at + 1;
            }
        }

        yield return text[start..];
    }

    private static int WidthOf(string text) => text.Sum(character => IsWide(character) ? 2 : 1);

    private static bool IsWide(char character) => character > '\u2FFF';
}
