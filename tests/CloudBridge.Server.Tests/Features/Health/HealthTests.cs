using System.Net;

namespace CloudBridge.Server.Tests.Features.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task With_every_project_live_the_server_is_ready()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal("""{"status":"live"}""", await server.Http.GetStringAsync("/livez"));
        Assert.Equal("""{"status":"ready","notReady":[]}""", await server.Http.GetStringAsync("/readyz"));
    }

    [Fact]
    public async Task While_a_cloud_is_away_the_server_lives_but_is_not_ready()
    {
        await using var server = await RunningServer.StartWithCloudAwayAsync("ws://127.0.0.1:1/");

        Assert.Equal("""{"status":"live"}""", await server.Http.GetStringAsync("/livez"));
        using var response = await server.Http.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Matches("""^\{"status":"not ready","notReady":\[\{"name":"Own/demo","state":"[a-z ]+"\}\]\}$""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_server_without_clouds_is_ready()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["Cloud:Own:Enabled"] = "false");

        Assert.Equal("""{"status":"ready","notReady":[]}""", await server.Http.GetStringAsync("/readyz"));
        server.Http.DefaultRequestHeaders.Add("Accept", "text/html");
        Assert.Contains("None yet", await server.Http.GetStringAsync("/"), StringComparison.Ordinal);
    }
}
