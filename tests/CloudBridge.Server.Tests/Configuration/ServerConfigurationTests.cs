using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Http;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class ServerConfigurationTests
{
    [Fact]
    public void Without_any_setting_everything_has_its_default()
    {
        var configuration = Of();

        Assert.Equal("data", configuration.Get<DataOptions>(DataOptions.Section).Folder);
        var http = configuration.Get<HttpOptions>(HttpOptions.Section);
        Assert.Equal(("127.0.0.1", 8080), (http.Address, http.Port));
        Assert.True(configuration.RunsCloudServer());
        var server = configuration.CloudServer();
        Assert.Empty(server.AllowedOrigins);
        Assert.Equal(new CloudServerOptions { AllowedOrigins = server.AllowedOrigins }, server);
        Assert.Equal(TimeSpan.FromSeconds(10), configuration.Get<RequestOptions>(CloudSections.Requests).Timeout);
        Assert.Empty(configuration.Clouds());
    }

    [Fact]
    public void Every_kind_of_value_reaches_its_option()
    {
        var configuration = Of(
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

        Assert.False(configuration.RunsCloudServer());
        var server = configuration.CloudServer();
        Assert.True(server.AllowRename);
        Assert.Equal(["https://turbowarp.org", "null"], server.AllowedOrigins);
        Assert.Equal(TimeSpan.FromDays(2), server.EmptyRoomLifetime);
        Assert.Equal(5, server.MaxRooms);
        Assert.Equal(CloudServerProfile.Scratch, server.Profile);
        Assert.Null(server.Scratch);
        var far = configuration.Clouds()["Far"];
        Assert.Equal(CloudKind.TurboWarp, far.Kind);
        Assert.Equal(new Uri("wss://example.org/"), far.Url);
        Assert.Equal("me@example.org", far.Contact);
        Assert.Equal(1000, far.ValueLength);
        Assert.Equal(TimeSpan.FromMilliseconds(250), far.SetInterval);
        Assert.Equal(["A", "B"], far.ResponseVariables);
        Assert.Equal(TimeSpan.FromMinutes(1), configuration.Get<RequestOptions>(CloudSections.Requests).Timeout);
    }

    [Fact]
    public void Each_reading_makes_new_objects()
    {
        var configuration = ServerFeatures.Loader.Of(new Dictionary<string, string> { ["Cloud:Far:Url"] = "ws://h/", ["Cloud:Far:Projects"] = "1" });

        Assert.NotSame(configuration.Clouds()["Far"], configuration.Clouds()["Far"]);
    }

    private static ServerConfiguration Of(params (string Key, string Value)[] settings)
    {
        var configuration = ServerFeatures.Loader.Of(settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        Assert.Empty(configuration.Faults);
        return configuration;
    }
}
