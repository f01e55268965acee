using System.Text.RegularExpressions;

namespace CloudBridge.Server.Tests.House;

/// <summary>What the pages show is what is built, and what they link to exists.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Repository.Root, "*.md")
        .Concat(Repository.Files("docs", "*.md"))
        .Concat(Repository.Files("protocol", "*.md"))
        .Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_example_is_part_of_a_compiled_project(string page)
    {
        var sources = Repository.Files("docs/examples", "*.cs").Select(file => Squeeze(File.ReadAllText(file))).ToArray();
        foreach (Match block in CodeBlock().Matches(Read(page)))
        {
            var code = Squeeze(block.Groups["code"].Value);
            Assert.True(sources.Any(source => source.Contains(code, StringComparison.Ordinal)), $"{page} shows code that no example has:\n{block.Groups["code"].Value}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        foreach (Match link in Link().Matches(Read(page)))
        {
            var target = Path.Combine(folder, link.Groups["target"].Value);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} links to {link.Groups["target"].Value}, which does not exist.");
        }
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    private static string Squeeze(string code) => WhiteSpace().Replace(code, " ").Trim();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)(?<target>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
