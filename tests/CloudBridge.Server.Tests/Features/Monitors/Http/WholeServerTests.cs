using System.Net;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed class WholeServerTests
{
    [Fact]
    public async Task A_server_has_the_API_over_its_own_store()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal("""{"status": "up"}""", await server.Http.GetStringAsync("/"));
        Assert.Equal("""{"count": 0}""", await server.Http.GetStringAsync("/users/count"));
        Assert.Equal("[]", await server.Http.GetStringAsync("/users/list"));
        Assert.Equal("[]", await server.Http.GetStringAsync("/famous-users"));
        using var closed = await server.Http.GetAsync("/api/v1/monitors");
        Assert.NotEmpty(await closed.ProblemAsync(HttpStatusCode.Unauthorized));
        Assert.True((await server.Http.GetJsonAsync("/openapi/v1.json")).GetProperty("paths").TryGetProperty("/api/v1/events", out _));
    }

    [Fact]
    public async Task Without_monitors_there_is_no_API_but_the_server_still_says_that_it_is_up()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["Monitors:Enabled"] = "false");

        Assert.Equal("""{"status": "up"}""", await server.Http.GetStringAsync("/"));
        foreach (var path in new[] { "/users/count", "/users/list", "/famous-users", "/Ada/monitors/count", "/api/v1/monitors", "/api/v1/monitors/1/badge.svg", "/openapi/v1.json" })
        {
            using var response = await server.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }
}
