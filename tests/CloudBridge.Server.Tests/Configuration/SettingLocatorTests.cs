using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class SettingLocatorTests
{
    private readonly SettingLocator _locator = new(ServerFeatures.Settings);

    [Theory]
    [InlineData("http:port", "Http:Port", typeof(ValueNode))]
    [InlineData("HTTP", "Http", typeof(SectionNode))]
    [InlineData("cloud", "Cloud", typeof(NamedSectionsNode))]
    [InlineData("Cloud:mine", "Cloud:mine", typeof(SectionNode))]
    [InlineData("Cloud:mine:projects", "Cloud:mine:Projects", typeof(ListNode))]
    [InlineData("Cloud:mine:projects:3", "Cloud:mine:Projects:3", typeof(ValueNode))]
    [InlineData("serilog:writeto:0:name", "Serilog:writeto:0:name", typeof(FreeNode))]
    [InlineData("$schema", "$schema", typeof(ValueNode))]
    public void Keys_are_found_and_spelled_as_they_should_be(string key, string spelled, Type node)
    {
        var location = _locator.Find(key);

        Assert.Equal(spelled, location.Key);
        Assert.IsType(node, location.Node);
        Assert.Null(location.Problem);
    }

    [Theory]
    [InlineData("Cloud:mine:Projects", "Cloud:mine:Projects")]
    [InlineData("Cloud:mine:Projects:0", "Cloud:mine:Projects")]
    [InlineData("Cloud:mine:User", null)]
    [InlineData("Serilog:Using:0", null)]
    public void Items_know_the_list_they_belong_to(string key, string? list) => Assert.Equal(list, _locator.Find(key).ListKey);

    [Fact]
    public void A_name_keeps_its_first_spelling()
    {
        _locator.Find("Cloud:Mine:User");

        Assert.Equal("Cloud:Mine:Contact", _locator.Find("CLOUD:MINE:CONTACT").Key);
    }

    [Theory]
    [InlineData("", "There are the sections Data, Http")]
    [InlineData("Nothing", "There are the sections Data, Http")]
    [InlineData("Http:", "Http has Address, Port")]
    [InlineData("Cloud::User", "Cloud")]
    [InlineData("Cloud:mine:Usr", "Did you mean Cloud:mine:User?")]
    [InlineData("Cloud:mine:Projects:-1", "Cloud:mine:Projects is a list")]
    [InlineData("Cloud:mine:Projects:0:1", "Cloud:mine:Projects is a list")]
    [InlineData("Data:Folder:Name", "Data:Folder is a single value")]
    public void Keys_that_lead_nowhere_say_why(string key, string reason)
    {
        var location = _locator.Find(key);

        Assert.Null(location.Node);
        Assert.Contains(reason, location.Problem, StringComparison.Ordinal);
    }
}
