using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class TestSiteTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task It_is_switched_over_HTTP_and_says_so()
    {
        using var stop = new CancellationTokenSource();
        var run = _cli.RunAsync(["testsite", "--port", "0"], stop.Token);
        await _cli.Out.WhenWritten("Press Enter");
        using var http = new HttpClient { BaseAddress = new Uri(Regex.Match(_cli.Out.ToString(), @"http://127\.0\.0\.1:\d+/").Value) };

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, HttpMethod.Get, "anything?a=b"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, HttpMethod.Post, ""));
        await StatusAsync(http, HttpMethod.Post, "down");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(http, HttpMethod.Get, ""));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(http, HttpMethod.Head, ""));
        await StatusAsync(http, HttpMethod.Post, "up");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, HttpMethod.Get, ""));
        await stop.CancelAsync();

        Assert.Equal(0, await run.WaitAsync(Limits.Patience));
        Assert.Matches(@"The site is down\.\s+The site is up\.", _cli.Out.ToString());
    }

    [Fact]
    public async Task Enter_switches_it_too()
    {
        using var stop = new CancellationTokenSource();
        using var keys = new StringReader("\n\n\n");
        var run = _cli.RunAsync(["testsite", "--port=0"], keys, stop.Token);
        await _cli.Out.WhenWritten("The site is up.");
        await stop.CancelAsync();

        Assert.Equal(0, await run.WaitAsync(Limits.Patience));
    }

    [Fact]
    public async Task A_port_in_use_is_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        Assert.Equal(1, await _cli.RunAsync("testsite", "--port", $"{((IPEndPoint)taken.LocalEndpoint).Port}").WaitAsync(Limits.Patience));

        Assert.Contains("Choose another with --port", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
