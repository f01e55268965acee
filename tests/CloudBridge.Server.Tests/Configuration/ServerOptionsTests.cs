using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class ServerOptionsTests
{
    [Fact]
    public void Without_any_setting_everything_has_its_default()
    {
        var options = Of();

        Assert.Equal("data", options.Data.Folder);
        Assert.Equal(("127.0.0.1", 8080), (options.Http.Address, options.Http.Port));
        Assert.True(options.RunsCloudServer);
        Assert.Empty(options.CloudServer.AllowedOrigins);
        Assert.Equal(new CloudServerOptions { AllowedOrigins = options.CloudServer.AllowedOrigins }, options.CloudServer);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Requests.Timeout);
        Assert.Empty(options.Clouds);
    }

    [Fact]
    public void Every_kind_of_value_reaches_its_option()
    {
        var options = Of(
            ("CloudServer:Enabled", "false"),
            ("CloudServer:AllowRename", "true"),
            ("CloudServer:EmptyRoomLifetime", "2 d"),
            ("CloudServer:MaxRooms", "5"),
            ("CloudServer:AllowedOrigins", "https://turbowarp.org,null"),
            ("CloudServer:Profile", "scratch"),
            ("Cloud:Far:Kind", "turbowarp"),
            ("Cloud:Far:Url", "wss://example.org/"),
            ("Cloud:Far:Contact", "me@example.org"),
            ("Cloud:Far:ValueLength", "1000"),
            ("Cloud:Far:SetInterval", "250 ms"),
            ("Cloud:Far:ResponseVariables", "A, B"),
            ("Cloud:Far:Projects", "1"),
            ("Requests:Timeout", "1 min"));

        Assert.False(options.RunsCloudServer);
        Assert.True(options.CloudServer.AllowRename);
        Assert.Equal(["https://turbowarp.org", "null"], options.CloudServer.AllowedOrigins);
        Assert.Equal(TimeSpan.FromDays(2), options.CloudServer.EmptyRoomLifetime);
        Assert.Equal(5, options.CloudServer.MaxRooms);
        Assert.Equal(CloudServerProfile.Scratch, options.CloudServer.Profile);
        Assert.Null(options.CloudServer.Scratch);
        var far = options.Clouds["Far"];
        Assert.Equal(CloudKind.TurboWarp, far.Kind);
        Assert.Equal(new Uri("wss://example.org/"), far.Url);
        Assert.Equal("me@example.org", far.Contact);
        Assert.Equal(1000, far.ValueLength);
        Assert.Equal(TimeSpan.FromMilliseconds(250), far.SetInterval);
        Assert.Equal(["A", "B"], far.ResponseVariables);
        Assert.Equal(TimeSpan.FromMinutes(1), options.Requests.Timeout);
    }

    [Fact]
    public void Each_reading_makes_new_objects()
    {
        var configuration = ConfigurationLoader.Of(new Dictionary<string, string> { ["Cloud:Far:Url"] = "ws://h/", ["Cloud:Far:Projects"] = "1" });

        Assert.NotSame(configuration.Options.Clouds["Far"], configuration.Options.Clouds["Far"]);
    }

    private static ServerOptions Of(params (string Key, string Value)[] settings)
    {
        var configuration = ConfigurationLoader.Of(settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        Assert.Empty(configuration.Faults);
        return configuration.Options;
    }
}
