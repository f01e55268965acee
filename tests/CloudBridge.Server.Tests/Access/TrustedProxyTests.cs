using System.Net;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Tests.Access;

public sealed class TrustedProxyTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.Unauthorized)]
    [InlineData("192.0.2.1", HttpStatusCode.TooManyRequests)]
    public async Task Who_guesses_behind_a_trusted_proxy_locks_out_nobody_else(string trusted, HttpStatusCode other)
    {
        await using var server = await RunningServer.StartAsync(settings =>
        {
            settings["Http:TrustedProxies"] = trusted;
            settings["Access:FailuresPerAddress"] = "1";
        });

        Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync(server, "198.51.100.7"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(server, "198.51.100.7"));
        Assert.Equal(other, await GuessAsync(server, "198.51.100.8"));
    }

    [Fact]
    public void What_is_no_address_is_a_fault() =>
        Assert.Equal("Http:TrustedProxies", Assert.Single(ConfigurationLoader.Of(new Dictionary<string, string> { ["Http:TrustedProxies"] = "127.0.0.1,proxy" }).Faults).Key);

    private static async Task<HttpStatusCode> GuessAsync(RunningServer server, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/monitors") { Headers = { { "Authorization", "Bearer cbk1_wrong" }, { "X-Forwarded-For", from } } };
        using var reply = await server.Http.SendAsync(request);
        return reply.StatusCode;
    }
}
