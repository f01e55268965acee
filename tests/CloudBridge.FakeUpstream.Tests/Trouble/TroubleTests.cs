using System.Net;
using CloudBridge.TestKit;

namespace CloudBridge.FakeUpstream.Tests.Trouble;

public sealed class TroubleTests : IAsyncLifetime, IDisposable
{
    private const int Much = 4 << 20;
    private readonly ManualTimeProvider _time = new();
    private readonly RawClient _raw = new();
    private FakeUpstreamHost _host = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _host = await FakeUpstreamHost.StartAsync(time: _time);
        _http = new HttpClient { BaseAddress = _host.Url };
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose()
    {
        _raw.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task Maintenance_answers_503_with_its_body_on_any_path()
    {
        _host.Trouble.Add(FakeFaultKind.Maintenance);

        foreach (var path in new[] { "scratchapi/users/mres", "scratchapi/no/such", "anything" })
        {
            using var response = await GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("""{"status":"unavailable; maintenance"}""", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_rate_limit_says_how_long_to_wait()
    {
        _host.Trouble.Add(new FakeFault(FakeFaultKind.RateLimited) { Delay = TimeSpan.FromSeconds(7) });

        using var response = await GetAsync("scratchapi/health");
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Every_third_request_fails_and_it_is_counted()
    {
        var fault = _host.Trouble.Add(new FakeFault(FakeFaultKind.Status) { Status = 502, Every = 3 });

        var statuses = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            using var response = await GetAsync("scratchapi/health");
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([200, 200, 502, 200, 200, 502], statuses);
        Assert.Equal(2, fault.Count);
    }

    [Fact]
    public async Task It_ends_after_as_many_times_as_it_should()
    {
        _host.Trouble.Add(new FakeFault(FakeFaultKind.Status) { Times = 2 });

        Assert.Equal(500, await StatusAsync("scratchapi/health"));
        Assert.Equal(500, await StatusAsync("scratchapi/health"));
        Assert.Equal(200, await StatusAsync("scratchapi/health"));
    }

    [Fact]
    public async Task It_may_be_for_one_upstream_or_some_paths_only()
    {
        var upstream = _host.Trouble.Add(new FakeFault(FakeFaultKind.Status) { Upstream = "ScratchDb" });
        var path = _host.Trouble.Add(new FakeFault(FakeFaultKind.Status) { PathContains = "limit=3" });

        Assert.Equal(500, await StatusAsync("scratchdb/anything"));
        Assert.Equal(200, await StatusAsync("scratchapi/health"));
        Assert.Equal(200, await StatusAsync("scratchapi/news?limit=2"));
        Assert.Equal(500, await StatusAsync("scratchapi/news?limit=3"));
        Assert.Equal((1, 1), (upstream.Count, path.Count));
    }

    [Fact]
    public async Task What_is_removed_or_cleared_no_longer_happens()
    {
        var fault = _host.Trouble.Add(FakeFaultKind.Status);
        Assert.Equal(500, await StatusAsync("scratchapi/health"));
        _host.Trouble.Remove(fault);
        Assert.Equal(200, await StatusAsync("scratchapi/health"));
        _host.Trouble.Add(FakeFaultKind.Maintenance);
        _host.Trouble.Latency = TimeSpan.FromHours(1);
        _host.Trouble.Clear();

        Assert.Equal(200, await StatusAsync("scratchapi/health"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_answer_comes_when_its_time_has(bool isLatency)
    {
        if (isLatency)
        {
            _host.Trouble.Latency = TimeSpan.FromSeconds(30);
        }
        else
        {
            _host.Trouble.Add(new FakeFault(FakeFaultKind.Slow) { Delay = TimeSpan.FromSeconds(30) });
        }

        var asked = _http.GetAsync(new Uri("scratchapi/health", UriKind.Relative));
        await Patience.WaitAsync(_time.WhenTimersAsync(1));
        Assert.False(asked.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(30));

        using var response = await Patience.WaitAsync(asked);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_hanging_upstream_answers_nothing_and_others_go_on()
    {
        var fault = _host.Trouble.Add(FakeFaultKind.Hang, "ScratchApi");
        await _raw.AskAsync(_host, "/scratchapi/health");
        await Patience.WaitAsync(fault.WhenCountAsync(1));

        Assert.Equal(404, await StatusAsync("nothing"));
        Assert.False(_raw.HasMore);
    }

    [Fact]
    public async Task A_flood_has_no_end()
    {
        _host.Trouble.Add(FakeFaultKind.Flood);
        await _raw.AskAsync(_host, "/scratchapi/health");

        var text = await _raw.ReadAsync(Much);
        Assert.StartsWith("HTTP/1.1 200 OK", text, StringComparison.Ordinal);
        Assert.Equal(Much, text.Length);
    }

    [Fact]
    public async Task Headers_may_have_no_end()
    {
        _host.Trouble.Add(FakeFaultKind.EndlessHeaders);
        await _raw.AskAsync(_host, "/scratchapi/health");

        var text = await _raw.ReadAsync(Much);
        Assert.Equal(Much, text.Length);
        Assert.DoesNotContain("\r\n\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_may_be_shorter_than_it_says()
    {
        _host.Trouble.Add(FakeFaultKind.TooShort);
        await _raw.AskAsync(_host, "/scratchapi/health");

        Assert.EndsWith("Content-Length: 1000\r\n\r\n{\"id\":142}", await _raw.ReadAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync("scratchapi/health"));
    }

    [Fact]
    public async Task A_body_may_be_longer_than_it_says()
    {
        _host.Trouble.Add(FakeFaultKind.TooLong);
        await _raw.AskAsync(_host, "/scratchapi/health");

        Assert.EndsWith("Content-Length: 5\r\n\r\n{\"id\":142,\"title\":\"PlayWithYourFace\"}", await _raw.ReadAsync(), StringComparison.Ordinal);
        using var response = await GetAsync("scratchapi/health");
        Assert.Equal("{\"id\"", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_connection_may_close_without_an_answer()
    {
        _host.Trouble.Add(FakeFaultKind.Close);
        await _raw.AskAsync(_host, "/scratchapi/health");

        Assert.Empty(await _raw.ReadAsync());
    }

    [Fact]
    public async Task A_web_page_may_come_instead_of_JSON()
    {
        _host.Trouble.Add(FakeFaultKind.Html);

        using var response = await GetAsync("scratchapi/health");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_may_break_off()
    {
        _host.Trouble.Add(FakeFaultKind.BrokenJson);

        using var response = await GetAsync("scratchapi/health");
        var text = await response.Content.ReadAsStringAsync();
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => System.Text.Json.JsonDocument.Parse(text));
    }

    [Fact]
    public async Task A_body_may_drip()
    {
        _host.Trouble.Add(new FakeFault(FakeFaultKind.Drip) { Delay = TimeSpan.FromSeconds(4) });
        using var response = await Patience.WaitAsync(_http.GetAsync(new Uri("scratchapi/health", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead));
        await using var body = await response.Content.ReadAsStreamAsync();
        var drop = new byte[10];

        Assert.Equal(1, await Patience.WaitAsync(body.ReadAsync(drop).AsTask()));
        var next = body.ReadAsync(drop).AsTask();
        await Patience.WaitAsync(_time.WhenTimersAsync(1));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(1, await Patience.WaitAsync(next));
        Assert.Equal((byte)' ', drop[0]);
    }

    [Theory]
    [InlineData(FakeFaultKind.Hang)]
    [InlineData(FakeFaultKind.Flood)]
    [InlineData(FakeFaultKind.EndlessHeaders)]
    [InlineData(FakeFaultKind.Drip)]
    public async Task A_fake_in_the_midst_of_wrongdoing_can_be_stopped(FakeFaultKind kind)
    {
        var host = await FakeUpstreamHost.StartAsync();
        var fault = host.Trouble.Add(kind);
        using var client = new RawClient();
        await client.AskAsync(host, "/scratchapi/health");
        await Patience.WaitAsync(fault.WhenCountAsync(1));

        await Patience.WaitAsync(host.DisposeAsync().AsTask());
    }

    [Fact]
    public async Task Many_requests_at_once_are_counted_right()
    {
        var fault = _host.Trouble.Add(new FakeFault(FakeFaultKind.Status) { Every = 4 });

        var statuses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => StatusAsync("scratchapi/health")));
        Assert.Equal(10, statuses.Count(status => status == 500));
        Assert.Equal(10, fault.Count);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => Patience.WaitAsync(_http.GetAsync(new Uri(path, UriKind.Relative)));

    private async Task<int> StatusAsync(string path)
    {
        using var response = await GetAsync(path);
        return (int)response.StatusCode;
    }
}
