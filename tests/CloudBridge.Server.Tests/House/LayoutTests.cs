using System.Text.RegularExpressions;
using System.Xml.Linq;
using CloudBridge.Measures;

namespace CloudBridge.Server.Tests.House;

/// <summary>What docs/architecture.md promises about projects, files and folders.</summary>
public sealed partial class LayoutTests
{
    private const int LongestFile = 350;

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["CloudBridge.Protocol"] = [],
        ["CloudBridge"] = ["CloudBridge.Protocol"],
        ["CloudBridge.CloudServer"] = ["CloudBridge.Protocol"],
        ["CloudBridge.Scratch"] = [],
        ["CloudBridge.Monitors"] = [],
        ["CloudBridge.Storage"] = ["CloudBridge", "CloudBridge.Monitors", "CloudBridge.Scratch"],
        ["CloudBridge.FakeUpstream"] = [],
        ["CloudBridge.Sprites"] = ["CloudBridge.Protocol"],
        ["CloudBridge.Server"] = ["CloudBridge", "CloudBridge.CloudServer", "CloudBridge.FakeUpstream", "CloudBridge.Monitors", "CloudBridge.Protocol", "CloudBridge.Scratch", "CloudBridge.Sprites", "CloudBridge.Storage"],
    };

    private static readonly Lazy<SourceTree> Code = new(SourceTree.Read);

    /// <summary>The order of the rooms of each project, as the page has it.</summary>
    public static TheoryData<string, string[]> Rooms()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md"));
        var list = page[page.IndexOf("## Rooms", StringComparison.Ordinal)..].Split("```")[1];
        var rooms = new TheoryData<string, string[]>();
        foreach (var line in list.Trim().Split('\n').Select(line => line.Split(": ")))
        {
            rooms.Add(line[0], line[1].Split(" · "));
        }

        return rooms;
    }

    [Fact]
    public void Projects_reference_only_what_the_architecture_allows()
    {
        foreach (var project in Repository.Files("src", "*.csproj"))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var references = Elements(project, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')));
            Assert.True(Allowed.ContainsKey(name), $"{name} is not in docs/architecture.md; add it there and here.");
            Assert.Empty(references.Except(Allowed[name]));
        }
    }

    [Fact]
    public void The_bridge_uses_only_abstractions_and_the_codec_no_package_at_all()
    {
        var bridge = Elements(Path.Combine(Repository.Root, "src/CloudBridge/CloudBridge.csproj"), "PackageReference");
        Assert.All(bridge, package => Assert.StartsWith("Microsoft.Extensions.", package, StringComparison.Ordinal));
        Assert.Empty(Elements(Path.Combine(Repository.Root, "src/CloudBridge.Protocol/CloudBridge.Protocol.csproj"), "PackageReference"));
        Assert.Empty(Elements(Path.Combine(Repository.Root, "src/CloudBridge/CloudBridge.csproj"), "FrameworkReference"));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Rooms_depend_only_downwards(string project, string[] order)
    {
        var graph = new RoomGraph(Code.Value.Product.Where(file => file.Project == project));
        Assert.Equal(graph.Rooms, order.Select(room => room == "." ? "" : room).Order(StringComparer.Ordinal));
        Assert.Empty(graph.Uses.Where(use => Place(use.From) > Place(use.To)).Select(use => $"{use.File} uses {use.Type} of {use.To}"));

        int Place(string room) => Array.IndexOf(order, room.Length == 0 ? "." : room);
    }

    [Fact]
    public void The_walks_of_the_architecture_go_through_types_that_exist()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md"));
        var walks = page[page.IndexOf("## Five walks", StringComparison.Ordinal)..page.IndexOf("## Look-ups", StringComparison.Ordinal)];
        var named = TypeInCode().Matches(walks).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(named.Count > 40, "The walks name no types.");
        Assert.Empty(named.Except(Code.Value.Product.SelectMany(file => file.Types).Select(SourceFile.NameOf)));
    }

    [Fact]
    public void Types_have_no_name_that_the_glossary_has_another_word_for()
    {
        var refused = File.ReadLines(Path.Combine(Repository.Root, "docs/glossary.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .SelectMany(row => row.Split('|')[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.NotEmpty(refused);
        Assert.DoesNotContain(
            Code.Value.Product.SelectMany(file => file.Types).Select(SourceFile.NameOf),
            name => Words().Matches(name).Any(word => refused.Contains(word.Value)));
    }

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        var tooLong = new[] { "src", "tests", "docs" }
            .SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Where(file => File.ReadLines(file).Count() > LongestFile)
            .Select(Repository.Relative);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "CloudBridge.sln"));
        Assert.All(
            new[] { "src", "tests", "docs" }.SelectMany(folder => Repository.Files(folder, "*.csproj")),
            project => Assert.Contains($"{Path.GetFileName(project)}\"", solution, StringComparison.Ordinal));
    }

    [GeneratedRegex("`([A-Z][A-Za-z0-9]+)")]
    private static partial Regex TypeInCode();

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Words();

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument.Load(project).Descendants(name).Select(element => element.Attribute("Include")!.Value);
}
