using System.Net;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Http;

public sealed class TrustedProxyTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.Unauthorized)]
    [InlineData("192.0.2.1", HttpStatusCode.TooManyRequests)]
    public async Task Who_guesses_behind_a_trusted_proxy_locks_out_nobody_else(string trusted, HttpStatusCode other)
    {
        await using var server = await StartAsync(trusted);

        Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync(server, "198.51.100.7"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(server, "198.51.100.7"));
        Assert.Equal(other, await GuessAsync(server, "198.51.100.8"));
    }

    [Theory]
    [InlineData("127.0.0.1,192.0.2.1,192.0.2.2", HttpStatusCode.Unauthorized)]
    [InlineData("127.0.0.0/8,192.0.2.0/24", HttpStatusCode.Unauthorized)]
    [InlineData("127.0.0.1,192.0.2.2", HttpStatusCode.TooManyRequests)]
    public async Task Behind_several_proxies_it_is_the_first_one_that_is_not_trusted_who_asks(string trusted, HttpStatusCode other)
    {
        await using var server = await StartAsync(trusted);

        Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync(server, "198.51.100.7, 192.0.2.1, 192.0.2.2"));
        Assert.Equal(other, await GuessAsync(server, "198.51.100.8, 192.0.2.1, 192.0.2.2"));
    }

    [Fact]
    public async Task What_a_client_puts_before_its_own_address_does_not_count()
    {
        await using var server = await StartAsync("127.0.0.1,192.0.2.0/24");

        Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync(server, "203.0.113.1, 198.51.100.7, 192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(server, "203.0.113.2, 198.51.100.7, 192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(server, "nonsense, 192.0.2.9, 198.51.100.7, 192.0.2.1"));
    }

    [Theory]
    [InlineData("proxy", "is proxy, which is no range of addresses.")]
    [InlineData("173.245.48.1/20", "is 173.245.48.1/20, which does not begin a range; 173.245.48.0/20 does.")]
    [InlineData("0.0.0.0/0", "is 0.0.0.0/0, which needs a length from 1 to 32 after the slash; without a limit there would be no guard.")]
    public void What_is_no_address_and_no_network_is_a_fault(string proxy, string problem)
    {
        var fault = Assert.Single(ServerFeatures.Loader.Of(new Dictionary<string, string> { ["Http:TrustedProxies"] = "173.245.48.0/20,::1," + proxy }).Faults);

        Assert.Equal(("Http:TrustedProxies:2", problem), (fault.Key, fault.Problem));
    }

    private static Task<RunningServer> StartAsync(string trusted) => RunningServer.StartAsync(settings =>
    {
        settings["Http:TrustedProxies"] = trusted;
        settings["Access:FailuresPerAddress"] = "1";
    });

    private static async Task<HttpStatusCode> GuessAsync(RunningServer server, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/monitors") { Headers = { { "Authorization", "Bearer cbk1_wrong" }, { "X-Forwarded-For", from } } };
        using var reply = await server.Http.SendAsync(request);
        return reply.StatusCode;
    }
}
