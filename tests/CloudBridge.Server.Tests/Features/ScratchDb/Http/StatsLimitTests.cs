using System.Net;
using System.Text.Json.Nodes;

namespace CloudBridge.Server.Tests.Features.ScratchDb.Http;

public sealed class StatsLimitTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task An_address_may_ask_so_often_a_minute_with_monitors_or_without(string monitors)
    {
        await using var server = await RunningServer.StartAsync(settings =>
        {
            settings["Stats:Enabled"] = "true";
            settings["Monitors:Enabled"] = monitors;
            settings["Access:RequestsPerAddress"] = "2";
        });
        foreach (var path in (string[])["/v2/forum/search?q=cats", "/v2/nothing"])
        {
            using var response = await server.Http.GetAsync(path);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, response.StatusCode);
        }

        using var refused = await server.Http.GetAsync("/v2/forum/search?q=dogs");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("toomany", (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["error"]);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/livez")).StatusCode);
    }
}
