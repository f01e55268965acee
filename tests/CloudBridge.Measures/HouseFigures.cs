using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudBridge.Measures;

/// <summary>The measures of the product's code.</summary>
internal static class HouseFigures
{
    private const int Crumb = 15;
    private const int Long = 130;
    private const int TooLong = 160;
    private static readonly string[] Openings = ["What", "How", "When", "Whether", "Of"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HouseFigure> Of(SourceTree tree)
    {
        var files = tree.Product;
        var lengths = files.Select(file => file.Lines.Count).ToArray();
        var lines = files.SelectMany(file => file.Lines).ToArray();
        var summaries = files.SelectMany(Summaries).ToArray();
        return
        [
            new("files; lines", $"{files.Count:N0}; {lines.Length:N0}", ""),
            new("lines of a file, median / p90 / longest", Spread(lengths), "45 / 150 / 350"),
            new("lines of a method, median / p90 / longest", Spread([.. files.SelectMany(MethodLengths)]), "12 / 25 / 80"),
            new($"files of {Crumb} lines or fewer", Share(lengths.Count(length => length <= Crumb), files.Count), "under 15 %"),
            new("types that one other file uses", Share(UsedOnce(files), files.Sum(file => file.Types.Count)), "under 25 %"),
            .. files.GroupBy(file => file.Project).Select(Circles),
            new("type names that mean two things", TwoMeanings(files), "none"),
            new("summaries that begin with " + string.Join(", ", Openings), Share(summaries.Count(summary => Openings.Any(word => summary.StartsWith(word + " ", StringComparison.Ordinal))), summaries.Length), "under 2 %"),
            new("comments in 100 lines of code", Number(100.0 * files.Sum(Comments) / lines.Count(line => !string.IsNullOrWhiteSpace(line))), "1 to 2"),
            new($"lines over {Long} in 1,000", Number(1000.0 * lines.Count(line => line.Length > Long) / lines.Length), "at most 15"),
            new($"lines over {TooLong}", Number(lines.Count(line => line.Length > TooLong)), "none"),
            new("lines of unit tests for one of the product", Number((double)tree.TestLines.Values.Sum() / lines.Length), "at least 1.0"),
            .. files.GroupBy(file => file.Project).Select(project =>
                new HouseFigure($"  {project.Key}", Number((double)tree.TestLines[project.Key] / project.Sum(file => file.Lines.Count)), project.Key == "CloudBridge.Sprites" ? "at least 0.5" : "")),
        ];
    }

    private static HouseFigure Circles(IGrouping<string, SourceFile> project)
    {
        var graph = new RoomGraph(project);
        return new($"rooms in a circle, {project.Key}", $"{graph.InCircles.Count} of {graph.Rooms.Count}", "0");
    }

    private static string TwoMeanings(IReadOnlyList<SourceFile> files)
    {
        var names = files.SelectMany(file => file.Types)
            .GroupBy(SourceFile.NameOf)
            .Where(name => name.Select(SourceFile.NamespaceOf).Distinct().Count() > 1)
            .Select(name => name.Key)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return names.Length == 0 ? "none" : $"{names.Length}: {string.Join(' ', names)}";
    }

    private static int UsedOnce(IReadOnlyList<SourceFile> files)
    {
        var users = files.SelectMany(file => file.Identifiers).GroupBy(name => name).ToDictionary(name => name.Key, name => name.Count());
        // The file that declares it has its name as well.
        return files.SelectMany(file => file.Types).Count(type => users[SourceFile.NameOf(type)] == 2);
    }

    private static IEnumerable<int> MethodLengths(SourceFile file) => file.Root.DescendantNodes()
        .OfType<BlockSyntax>()
        .Where(block => block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
        .Select(block => block.GetLocation().GetLineSpan().Span)
        .Select(span => span.End.Line - span.Start.Line + 1);

    private static IEnumerable<string> Summaries(SourceFile file) => file.Root.DescendantNodes(descendIntoTrivia: true)
        .OfType<XmlElementSyntax>()
        .Where(element => element.StartTag.Name.LocalName.ValueText == "summary")
        .Select(element => string.Concat(element.Content.Select(part => part.ToString())).Replace("///", "", StringComparison.Ordinal).Trim());

    private static int Comments(SourceFile file) => file.Root.DescendantTrivia()
        .Count(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));

    private static string Spread(int[] values)
    {
        Array.Sort(values);
        return $"{values[values.Length / 2]} / {values[values.Length * 9 / 10]} / {values[^1]}";
    }

    private static string Share(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / all:F1} % ({part:N0})");

    private static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}");
}
