using System.Text.RegularExpressions;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Tests.House;

namespace CloudBridge.Server.Tests.Configuration;

public sealed partial class ConfigurationPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));

    [Fact]
    public void The_documentation_lists_every_key_as_it_is() =>
        GeneratedFile.AssertCurrent(ConfigurationPage.Update(Page), "docs/configuration.md");

    [Fact]
    public void Every_example_file_in_the_documentation_is_right()
    {
        var examples = JsonBlock().Matches(Page).Select(match => match.Groups[1].Value).ToArray();

        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
        {
            using var folder = new TestFolder();
            var file = folder.Write("example.json", example);
            Assert.Empty(ServerFeatures.Loader.Load(new(folder.Path, file, new Dictionary<string, string>(), [])).Faults);
        });
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
