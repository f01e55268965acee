using CloudBridge.Server.CommandLine;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class SettingArgumentsTests
{
    [Fact]
    public void Settings_are_taken_out_in_both_spellings()
    {
        var split = SettingArguments.Split(["run", "--Http:Port=1", "--config", "x.json", "--Data:Folder", "demo"]);

        Assert.Equal([new("Http:Port", "1"), new("Data:Folder", "demo")], split.Settings);
        Assert.Equal(["run", "--config", "x.json"], split.Rest);
    }

    [Fact]
    public void A_value_may_be_empty_or_hold_anything()
    {
        var split = SettingArguments.Split(["--Cloud:A:Contact=", "--Cloud:A:Url=ws://h:1/?a=b"]);

        Assert.Equal([new("Cloud:A:Contact", ""), new("Cloud:A:Url", "ws://h:1/?a=b")], split.Settings);
    }

    [Fact]
    public void A_setting_at_the_end_or_before_another_has_no_value()
    {
        var split = SettingArguments.Split(["--Http:Port", "--Data:Folder"]);

        Assert.Equal([new("Http:Port", null), new("Data:Folder", null)], split.Settings);
    }

    [Theory]
    [InlineData("request", "echo", "--a:b")]
    [InlineData("encode", "--a:b=c", "d")]
    [InlineData("run", "--config", "x:y")]
    [InlineData("run", "--config=a:b", "--")]
    public void Everything_else_is_left_alone(params string[] arguments)
    {
        var split = SettingArguments.Split(arguments);

        Assert.Empty(split.Settings);
        Assert.Equal(arguments, split.Rest);
    }
}
