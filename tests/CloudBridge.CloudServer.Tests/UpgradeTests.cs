using System.Net;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests;

public sealed class UpgradeTests : ServerTest
{
    private const string Secret = "v3ry-s3cret";

    [Fact]
    public async Task The_first_sub_protocol_asked_for_is_chosen_because_browsers_insist()
    {
        var server = await StartAsync();

        var client = await ConnectAsync(server, options =>
        {
            options.AddSubProtocol($"bearer!{Secret}");
            options.AddSubProtocol("other");
        });

        Assert.Equal($"bearer!{Secret}", client.SubProtocol);
    }

    [Fact]
    public async Task Without_a_sub_protocol_none_is_chosen()
    {
        var server = await StartAsync();

        Assert.Null((await ConnectAsync(server)).SubProtocol);
    }

    [Theory]
    [InlineData("scratchsessionsid=\"" + Secret + "\"")]
    [InlineData("other=1; scratchsessionsid=" + Secret)]
    [InlineData("ScratchSessionsId=" + Secret)]
    public async Task A_client_that_sends_its_scratch_cookie_is_told_so_and_closed_with_4005(string cookie)
    {
        var server = await StartAsync();
        var client = await ConnectAsync(server, options => options.SetRequestHeader("Cookie", cookie));

        Assert.Contains("cookie", await client.NextFrameAsync(), StringComparison.Ordinal);
        Assert.Equal(4005, (await client.ClosedAsync()).Code);
    }

    [Fact]
    public async Task Other_cookies_do_no_harm()
    {
        var server = await StartAsync();
        var client = await ConnectAsync(server, options => options.SetRequestHeader("Cookie", "theme=dark"));

        await client.HandshakeAsync(askForReady: true);

        Assert.Empty(await client.SnapshotAsync());
    }

    [Fact]
    public async Task Neither_the_cookie_nor_the_token_is_logged_at_any_level()
    {
        var log = new RecordingLoggerFactory();
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0 }, log, TimeProvider.System);
        var client = await ConnectAsync(server, options =>
        {
            options.AddSubProtocol($"bearer!{Secret}");
            options.SetRequestHeader("Cookie", $"scratchsessionsid={Secret}");
        });
        await client.ClosedAsync();
        await UntilAsync(server, statistics => statistics.Connections == 0);

        Assert.NotEmpty(log.Messages);
        Assert.DoesNotContain(log.Messages, message => message.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compression_is_not_negotiated()
    {
        var server = await StartAsync();

        var client = await ConnectAsync(server, options =>
        {
            options.DangerousDeflateOptions = new System.Net.WebSockets.WebSocketDeflateOptions();
            options.CollectHttpResponseDetails = true;
        });

        Assert.DoesNotContain("Sec-WebSocket-Extensions", client.ResponseHeaders!.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cloud")]
    [InlineData("a/b?c=d")]
    public async Task Clients_may_connect_on_any_path(string path)
    {
        var server = await StartAsync();

        await using var client = await CloudSocket.JoinAsync(new Uri(server.Url, path));
    }

    [Theory]
    [InlineData("https://turbowarp.org", HttpStatusCode.SwitchingProtocols)]
    [InlineData("HTTPS://TurboWarp.org", HttpStatusCode.SwitchingProtocols)]
    [InlineData("null", HttpStatusCode.SwitchingProtocols)]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://turbowarp.org", HttpStatusCode.Forbidden)]
    [InlineData("https://turbowarp.org.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("https://turbowarp.org, https://evil.example", HttpStatusCode.Forbidden)]
    public async Task Where_origins_are_named_only_their_pages_may_connect_and_what_is_no_page(string? origin, HttpStatusCode status)
    {
        var server = await StartAsync(new CloudServerOptions { AllowedOrigins = ["https://turbowarp.org", "null"] });

        using var answer = await UpgradeAsync(server, origin);

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.Forbidden)
        {
            Assert.Contains("CloudServer:AllowedOrigins", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(0, server.Statistics.Connections);
        }
    }

    [Fact]
    public async Task Where_none_are_named_every_page_may_connect()
    {
        using var answer = await UpgradeAsync(await StartAsync(), "https://anywhere.example");

        Assert.Equal(HttpStatusCode.SwitchingProtocols, answer.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_opens_the_address_is_told_what_it_is()
    {
        var server = await StartAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new UriBuilder(server.Url) { Scheme = "http" }.Uri);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("cloud variable server", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<HttpResponseMessage> UpgradeAsync(CloudServerHost server, string? origin)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.HttpUrl);
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new("websocket"));
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
