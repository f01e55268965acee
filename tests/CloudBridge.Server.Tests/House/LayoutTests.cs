using System.Xml.Linq;
using CloudBridge.Measures;

namespace CloudBridge.Server.Tests.House;

/// <summary>What docs/architecture.md promises about projects, files and folders.</summary>
public sealed class LayoutTests
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

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument.Load(project).Descendants(name).Select(element => element.Attribute("Include")!.Value);
}
