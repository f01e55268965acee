using System.Net;
using System.Text;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Monitors.Tests.Egress.Http;

public sealed class EgressHttpClientTests : IAsyncDisposable
{
    private const string Public = "127.0.0.9";
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedHosts _hosts = new();
    private readonly Tripwire _wire = Tripwire.Start();
    private readonly EgressHttpClient _http;
    private RawSite? _site;

    public EgressHttpClientTests() => _http = new(Dialer(), EgressUserAgent.Of("1.2.3", "me@example.org"), _time);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _wire.DisposeAsync();
        await (_site?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task A_body_is_delivered_with_its_headers_and_an_honest_name()
    {
        Serve(_ => RawSite.Answer(204));
        _hosts.Add("hook.example", Public);

        var answer = await SendAsync(new EgressRequest(HttpMethod.Post, $"http://hook.example:{Port}/in?x=1#y")
        {
            Body = "{\"a\":1}"u8.ToArray(),
            Headers = [KeyValuePair.Create("X-Signature", "abc")],
        });

        Assert.True(answer.IsSuccess);
        Assert.Equal(204, answer.Status);
        var request = Assert.Single(_site!.Requests.Items);
        Assert.StartsWith("POST /in?x=1 HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n{\"a\":1}", request, StringComparison.Ordinal);
        Assert.All(
            new[] { $"Host: hook.example:{Port}", "User-Agent: CloudBridge/1.2.3 (+me@example.org)", "X-Signature: abc", "Content-Type: application/json", "Connection: close" },
            line => Assert.Contains($"{line}\r\n", request, StringComparison.Ordinal));
        Assert.All(new[] { "Cookie", "Accept-Encoding", "traceparent", "Authorization" }, name => Assert.DoesNotContain($"{name}:", request, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("http://127.0.0.1/", CheckOutcome.Refused)]
    [InlineData("http://evil.example/", CheckOutcome.Refused)]
    [InlineData("ftp://127.0.0.9/", CheckOutcome.Refused)]
    [InlineData("http://127.0.0.9:22/", CheckOutcome.Refused)]
    [InlineData("http://nowhere.example/", CheckOutcome.NameNotFound)]
    [InlineData("http://127.0.0.9:3000/", CheckOutcome.NotConnected)]
    public async Task What_goes_wrong_before_anything_is_said_is_an_answer(string url, CheckOutcome outcome)
    {
        _hosts.Add("evil.example", Public, "127.0.0.1");

        Assert.Equal(new EgressResponse(outcome, 0, TimeSpan.Zero), await SendAsync(new EgressRequest(HttpMethod.Get, url)));
    }

    [Theory]
    [InlineData("hello\r\n\r\n")]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    [InlineData("")]
    public async Task What_is_not_HTTP_is_a_bad_answer(string answer)
    {
        Serve(_ => answer);

        Assert.Equal(CheckOutcome.BadAnswer, (await SendAsync(Get("/"))).Outcome);
    }

    [Fact]
    public async Task A_head_over_64_KB_is_a_bad_answer()
    {
        Serve(_ => RawSite.Answer(200, "X: " + new string('x', 66_000)));

        Assert.Equal(CheckOutcome.BadAnswer, (await SendAsync(Get("/"))).Outcome);
    }

    [Fact]
    public async Task A_body_without_end_does_not_keep_the_answer()
    {
        Serve(_ => "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + new string('x', 200_000));

        Assert.Equal(200, (await SendAsync(Get("/"))).Status);
    }

    [Fact]
    public async Task A_body_that_breaks_off_changes_nothing_about_the_status()
    {
        Serve(_ => "HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 10\r\n\r\nx");

        var answer = await SendAsync(Get("/"));

        Assert.Equal((CheckOutcome.Ok, 503, TimeSpan.FromSeconds(7)), (answer.Outcome, answer.Status, answer.RetryAfter));
        Assert.False(answer.IsSuccess);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed_and_judged_anew(int status)
    {
        Serve(request => request.Contains("/from", StringComparison.Ordinal) ? RawSite.Answer(status, "Location: to?x") : RawSite.Answer(200));

        Assert.Equal(200, (await SendAsync(Get("/a/from"))).Status);
        Assert.StartsWith("GET /a/to?x HTTP/1.1", _site!.Requests.Items[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_redirects_are_followed_and_not_eleven()
    {
        Serve(request => request.Contains("/x ", StringComparison.Ordinal) ? RawSite.Answer(200) : RawSite.Answer(302, $"Location: /{request.Split(' ')[1][2..]}"));

        Assert.Equal(CheckOutcome.Ok, (await SendAsync(Get($"/{new string('x', 11)}"))).Outcome);
        Assert.Equal(CheckOutcome.BadRedirect, (await SendAsync(Get($"/{new string('x', 12)}"))).Outcome);
    }

    [Fact]
    public async Task An_answer_may_begin_with_60_KB_of_headers()
    {
        Serve(_ => RawSite.Answer(200, $"X-Long: {new string('x', 60 * 1024)}"));

        Assert.Equal(200, (await SendAsync(Get("/"))).Status);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("//2130706433:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://evil.example:{0}/")]
    [InlineData("http://\uFF11\uFF12\uFF17.0.0.1:{0}/")]
    [InlineData("\\\\127.0.0.1:{0}\\")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task A_redirect_to_where_nobody_may_be_led_ends_there(string location)
    {
        _hosts.Add("evil.example", "127.0.0.1");
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, location, _wire.Port)));
        Serve(_ => RawSite.Answer(302, $"Location: {bytes}"));

        Assert.Equal(CheckOutcome.BadRedirect, (await SendAsync(Get("/"))).Outcome);
        Assert.Single(_site!.Requests.Items);
        Assert.Equal(0, await _wire.SettleAsync());
    }

    [Theory]
    [InlineData(302, CheckOutcome.BadRedirect)]
    [InlineData(303, CheckOutcome.BadRedirect)]
    [InlineData(307, CheckOutcome.Ok)]
    [InlineData(308, CheckOutcome.Ok)]
    public async Task A_body_follows_only_redirects_that_keep_it(int status, CheckOutcome outcome)
    {
        Serve(request => request.Contains("/from", StringComparison.Ordinal) ? RawSite.Answer(status, "Location: /to") : RawSite.Answer(200));

        Assert.Equal(outcome, (await SendAsync(Get("/from") with { Method = HttpMethod.Post, Body = "abc"u8.ToArray() })).Outcome);
        Assert.All(_site!.Requests.Items, request => Assert.EndsWith("abc", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        Serve(request => request.Contains("/from", StringComparison.Ordinal) ? RawSite.Answer(302, "Location: /to", "Set-Cookie: a=b; Path=/") : RawSite.Answer(200));

        await SendAsync(Get("/from"));

        Assert.DoesNotContain("Cookie", _site!.Requests.Items[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_is_for_everything_together()
    {
        using var deaf = new DeafListener(IPAddress.Parse(Public));
        var sending = _http.SendAsync(new EgressRequest(HttpMethod.Get, $"http://{deaf.Endpoint}/") { Timeout = TimeSpan.FromSeconds(2) }, default).AsTask();
        await Patience.WaitAsync(_time.WhenTimersAsync(2));

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new EgressResponse(CheckOutcome.TimedOut, 0, TimeSpan.FromSeconds(2)), await Patience.WaitAsync(sending));
    }

    [Fact]
    public async Task Whoever_asks_can_give_up()
    {
        using var deaf = new DeafListener(IPAddress.Parse(Public));
        using var stop = new CancellationTokenSource();
        var sending = _http.SendAsync(new EgressRequest(HttpMethod.Get, $"http://{deaf.Endpoint}/"), stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(sending));
    }

    private int Port => _site!.Endpoint.Port;

    private EgressDialer Dialer() => new(EgressPolicy.Read([Public], [], allowHighPorts: true), new EgressOwnEndpoints(_time, () => []), _hosts, _time);

    private void Serve(Func<string, string> answer) => _site = RawSite.Start(IPAddress.Parse(Public), answer);

    private EgressRequest Get(string path) => new(HttpMethod.Get, $"http://{Public}:{Port}{path}");

    private Task<EgressResponse> SendAsync(EgressRequest request) => Patience.WaitAsync(_http.SendAsync(request, default).AsTask());
}
