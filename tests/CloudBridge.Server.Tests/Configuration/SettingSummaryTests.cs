using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class SettingSummaryTests
{
    [Theory]
    [InlineData("Http", "Port", "The TCP port. Default 8080; 0 takes any free port. Range 0 to 65,535.")]
    [InlineData("CloudServer", "AllowRename", "True when rename is applied and passed on; otherwise it is ignored. Default false.")]
    public void It_is_the_documentation_of_the_option_without_its_markup(string section, string key, string summary) =>
        Assert.Equal(summary, SettingSummary.Of(Find(section, key)));

    [Fact]
    public void Sections_have_words_of_their_own() =>
        Assert.Equal("How requests are run.", SettingSummary.Of(ServerFeatures.Settings.Root.Find("Requests")!));

    [Fact]
    public void No_markup_is_left_anywhere()
    {
        var summaries = ServerFeatures.Settings.Root.Properties.Select(property => property.Node).OfType<SectionNode>().SelectMany(section => section.Properties).Select(SettingSummary.Of);

        Assert.All(summaries, summary => Assert.DoesNotMatch("[<>\n]|  ", summary));
    }

    private static SettingProperty Find(string section, string key) => ((SectionNode)ServerFeatures.Settings.Root.Find(section)!.Node).Find(key)!;
}
