using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

/// <summary>Targets that speak HTTP/2 and nothing else.</summary>
public sealed class Http2ProbeTests
{
    private static readonly TestAuthority Authority = new();

    [Fact]
    public async Task A_target_that_speaks_http_2_only_is_up_and_its_certificate_is_known()
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = await KestrelTarget.StartAsync(http => http.Response.WriteAsync("hello from there"), certificate);
        using var bench = Bench();

        var result = await bench.AskAsync(target.Url("/a%20b?c=d"), text: "from there");

        Assert.Equal((CheckOutcome.Ok, 200, null), (result.Outcome, result.Status, result.Why));
        Assert.Equal(new DateTimeOffset(certificate.NotAfter.ToUniversalTime()), result.CertificateEndsAt);
        Assert.Equal([$"GET https target.test /a%20b?c=d HTTP/2 [{ProbeBench.UserAgent}] [*/*] []"], target.Asked.Items);
        Assert.Empty(bench.Lines.Items);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(404)]
    [InlineData(503)]
    [InlineData(999)]
    public async Task Every_status_is_an_answer(int status)
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = await KestrelTarget.StartAsync(Answer(http => http.Response.StatusCode = status), certificate);
        using var bench = Bench();

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.Ok, status), (result.Outcome, result.Status));
    }

    [Theory]
    [InlineData(CheckMethod.Head, "HEAD")]
    [InlineData(CheckMethod.Post, "POST")]
    public async Task Every_method_is_asked(CheckMethod method, string name)
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = await KestrelTarget.StartAsync(_ => Task.CompletedTask, certificate);
        using var bench = Bench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), method)).Outcome);
        Assert.StartsWith(name, Assert.Single(target.Asked.Items), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_leads_from_one_protocol_to_the_other_and_back_with_the_cookies_of_the_way()
    {
        using var certificate = Authority.Issue("target.test");
        using var early = Authority.Issue("target.test", untilDay: 4);
        await using var last = await KestrelTarget.StartAsync(http => http.Response.WriteAsync("the end"), certificate);
        await using var middle = new TargetServer($"HTTP/1.1 302 Found\r\nSet-Cookie: two=2\r\nLocation: {last.Url("/last")}\r\n\r\n", early);
        await using var first = await KestrelTarget.StartAsync(
            Answer(http =>
            {
                http.Response.StatusCode = 301;
                http.Response.Headers.SetCookie = "one=1; Path=/";
                http.Response.Headers.Location = middle.Url();
            }),
            certificate);
        using var bench = Bench();

        var result = await bench.AskAsync(first.Url(), text: "the end");

        Assert.Equal((CheckOutcome.Ok, 200, null), (result.Outcome, result.Status, result.Why));
        Assert.Equal(new DateTimeOffset(early.NotAfter.ToUniversalTime()), result.CertificateEndsAt);
        Assert.Contains("\r\nCookie: one=1\r\n", Assert.Single(middle.Visits.Items).Request, StringComparison.Ordinal);
        Assert.EndsWith("[one=1; two=2]", Assert.Single(last.Asked.Items), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_led_to_where_nobody_may_go_by_http_2_either()
    {
        using var certificate = Authority.Issue("target.test");
        var leads = Answer(http => http.Response.Redirect(http.Request.Path == "/in" ? "https://10.0.0.1/" : "http://target.test/"));
        await using var target = await KestrelTarget.StartAsync(leads, certificate);
        using var bench = Bench();

        Assert.Equal("it leads to an address that may not be asked", (await bench.AskAsync(target.Url("/in"))).Why);
        Assert.Equal("it leads from https to http", (await bench.AskAsync(target.Url("/out"))).Why);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_text_is_found_in_what_comes_packed(string packing)
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = await KestrelTarget.StartAsync(
            async http =>
            {
                http.Response.Headers.ContentEncoding = packing;
                http.Response.ContentType = "text/plain; charset=iso-8859-1";
                await using Stream pack = packing == "br"
                    ? new BrotliStream(http.Response.Body, CompressionMode.Compress)
                    : new GZipStream(http.Response.Body, CompressionMode.Compress);
                await pack.WriteAsync(Encoding.Latin1.GetBytes("caf\u00E9"));
            },
            certificate);
        using var bench = Bench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), text: "caf\u00E9")).Outcome);
        Assert.Equal(CheckOutcome.TextMissing, (await bench.AskAsync(target.Url(), text: "tea")).Outcome);
    }

    [Fact]
    public async Task What_breaks_off_or_is_too_long_says_so()
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = await KestrelTarget.StartAsync(
            async http =>
            {
                switch (http.Request.Path.Value)
                {
                    case "/none":
                        http.Abort();
                        return;
                    case "/half":
                        await http.Response.WriteAsync("only so much");
                        await http.Response.Body.FlushAsync();
                        http.Abort();
                        return;
                    case "/heads":
                        for (var i = 0; i < 70; i++)
                        {
                            http.Response.Headers[$"X-{i}"] = new string('x', 1024);
                        }

                        return;
                    default:
                        await http.Response.WriteAsync(new string('x', 100 * 1024));
                        return;
                }
            },
            certificate);
        using var bench = Bench();

        Assert.Equal((CheckOutcome.BadAnswer, "the connection broke off before the answer"), await WhyAsync(bench, target.Url("/none")));
        Assert.Equal((CheckOutcome.BadAnswer, "the answer breaks off"), await WhyAsync(bench, target.Url("/half"), "a text"));
        Assert.Equal((CheckOutcome.BadAnswer, "the answer begins with more than 64 KB of headers"), await WhyAsync(bench, target.Url("/heads")));
        Assert.Equal((CheckOutcome.TextMissing, "the text is not in the first 64 KB of the answer"), await WhyAsync(bench, target.Url("/long"), "a text"));
        Assert.Empty(bench.Lines.Items);
    }

    [Fact]
    public async Task A_certificate_counts_as_everywhere()
    {
        using var certificate = Authority.Issue("other.test");
        await using var target = await KestrelTarget.StartAsync(_ => Task.CompletedTask, certificate);
        using var bench = Bench();

        Assert.Equal((CheckOutcome.TlsFailed, "the certificate is for other.test, not for target.test"), await WhyAsync(bench, target.Url()));
        Assert.Empty(target.Asked.Items);
    }

    [Fact]
    public async Task A_silent_target_is_out_of_time_when_the_budget_ends()
    {
        using var certificate = Authority.Issue("target.test");
        var release = new TaskCompletionSource();
        await using var target = await KestrelTarget.StartAsync(_ => release.Task, certificate);
        using var bench = Bench();
        var asking = bench.AskAsync(target.Url());
        await target.Asked.CountAsync(1);

        bench.Time.Advance(ProbeBench.Timeout);

        Assert.Equal((CheckOutcome.TimedOut, ProbeBench.Timeout), ((await asking).Outcome, (await asking).Elapsed));
        release.SetResult();
    }

    [Fact]
    public async Task Targets_that_speak_both_are_asked_by_http_1_as_before()
    {
        using var certificate = Authority.Issue("target.test");
        List<SslApplicationProtocol> both = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11];
        var options = new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = both };
        await using var target = new TargetServer(visit => visit.SendAsync("HTTP/1.1 200 OK\r\n\r\n"), options);
        using var bench = Bench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url())).Outcome);
        Assert.Equal("GET", Assert.Single(target.Visits.Items).Method);
    }

    /// <summary>As servers of remote calls do it: whoever speaks HTTP/1.1 gets a frame of HTTP/2, and the end.</summary>
    [Fact]
    public async Task A_target_that_answers_with_a_frame_of_http_2_is_asked_by_that_without_tls_too()
    {
        await using var target = await KestrelTarget.StartAsync(http => http.Response.WriteAsync("hello"));
        await using var gate = new TargetServer(async visit =>
        {
            if (visit.Method == "PRI")
            {
                await PassOnAsync(visit, target.Port);
                return;
            }

            await visit.SendAsync("\0\0\u0006\u0004\0\0\0\0\0\0\u0003\0\0\0d");
        });
        using var bench = Bench();

        var result = await bench.AskAsync(gate.Url("/x"), text: "hello");

        Assert.Equal((CheckOutcome.Ok, 200), (result.Outcome, result.Status));
        Assert.StartsWith("GET http target.test /x HTTP/2", Assert.Single(target.Asked.Items), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_looks_like_http_2_is_no_answer()
    {
        await using var target = new TargetServer("\0\0\u0006\u0004\0\0\0\0\0\0\u0003\0\0\0d");
        await using var other = new TargetServer("\0\0\u0006\u0009 is none");
        using var bench = Bench();

        Assert.Equal(CheckOutcome.BadAnswer, (await bench.AskAsync(target.Url())).Outcome);
        Assert.Equal(CheckOutcome.BadAnswer, (await bench.AskAsync(other.Url())).Outcome);
        Assert.Equal(2, target.Visits.Items.Count);
        Assert.Single(other.Visits.Items);
        Assert.Empty(bench.Lines.Items);
    }

    private static ProbeBench Bench() => new(root: Authority.Root);

    private static RequestDelegate Answer(Action<HttpContext> answer) => http =>
    {
        answer(http);
        return Task.CompletedTask;
    };

    private static async Task<(CheckOutcome Outcome, string? Why)> WhyAsync(ProbeBench bench, string url, string? text = null)
    {
        var result = await bench.AskAsync(url, text: text);
        return (result.Outcome, result.Why);
    }

    private static async Task PassOnAsync(TargetVisit visit, int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var server = client.GetStream();
        await server.WriteAsync(Encoding.Latin1.GetBytes(visit.Request));
        var up = visit.Stream.CopyToAsync(server);
        await Task.WhenAny(up, server.CopyToAsync(visit.Stream));
    }
}
