using Spectre.Console;
using Spectre.Console.Rendering;

namespace CloudBridge.Server.Program;

/// <summary>
/// Tables and trees without lines or colours. On a terminal long cells go on below themselves; elsewhere nothing is folded or
/// cut, so that what reads the output finds each row in one line.
/// </summary>
internal static class Listing
{
    private const int Unlimited = int.MaxValue / 4;

    /// <summary>A column, as wide as its widest cell unless a width is given.</summary>
    /// <param name="gap">Spaces behind it.</param>
    /// <param name="width">Characters; null for as many as needed.</param>
    /// <param name="isNumber">True when its cells end, not begin, below each other.</param>
    public static TableColumn Column(int gap = 2, int? width = null, bool isNumber = false) =>
        new("") { Padding = new Padding(0, 0, gap, 0), Width = width, Alignment = isNumber ? Justify.Right : Justify.Left };

    /// <summary>Writes rows below each other; those with fewer cells than columns end earlier.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="indent">Spaces in front of each line.</param>
    public static void WriteTable(this TextWriter output, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<string>> rows, int indent = 0)
    {
        var lines = rows.ToArray();
        if (lines.Length == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumns([.. columns]);
        foreach (var line in lines)
        {
            table.AddRow(line.Select(Cell));
        }

        Write(output, table, indent);
    }

    /// <summary>Writes a heading and, indented, what belongs to it.</summary>
    public static void WriteTree(this TextWriter output, string heading, IEnumerable<string> parts)
    {
        var tree = new Tree(Cell(heading)) { Guide = new Indent() };
        tree.AddNodes(parts.Select(Cell));
        Write(output, tree, indent: 0);
    }

    private static Text Cell(string text) => new(PlainText.Of(text));

    private static void Write(TextWriter output, IRenderable content, int indent)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var target = new AnsiConsoleOutput(output);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = target.IsTerminal ? Math.Max(1, target.Width - indent) : Unlimited;
        console.Write(content);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
        {
            output.WriteLine((new string(' ', indent) + line).TrimEnd());
        }
    }

    /// <summary>Branches that are drawn with nothing but spaces.</summary>
    private sealed class Indent : TreeGuide
    {
        public override string GetPart(TreeGuidePart part) => "    ";
    }
}
