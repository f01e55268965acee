using System.Globalization;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Scratch.Tests.Upstreams;

public sealed class UpstreamTroubleTests : IAsyncDisposable
{
    private readonly UpstreamDriver _driver = new();

    private ScriptedUpstream Network => _driver.Network;

    public ValueTask DisposeAsync() => _driver.DisposeAsync();

    [Theory]
    [InlineData(404, UpstreamFault.NotFound)]
    [InlineData(401, UpstreamFault.Private)]
    [InlineData(403, UpstreamFault.Private)]
    [InlineData(429, UpstreamFault.RateLimited)]
    [InlineData(400, UpstreamFault.Refused)]
    [InlineData(301, UpstreamFault.Refused)]
    [InlineData(500, UpstreamFault.Unavailable)]
    [InlineData(503, UpstreamFault.Unavailable)]
    [InlineData(688, UpstreamFault.Unavailable)]
    public async Task Refusals_are_told_apart(int status, UpstreamFault fault)
    {
        Network.Always(() => ScriptedUpstream.Json("{}", status));

        var error = await Assert.ThrowsAsync<UpstreamException>(() => _driver.RunAsync(_driver.AskAsync()));

        Assert.Equal(fault, error.Fault);
    }

    [Fact]
    public async Task Maintenance_is_told_from_other_failures_and_not_asked_again()
    {
        Network.Always(() => ScriptedUpstream.Json("""{"status":"unavailable; maintenance"}""", 503));
        Assert.Equal(UpstreamFault.Maintenance, (await _driver.FailAsync()).Fault);
        Network.Always(() =>
        {
            var reply = ScriptedUpstream.Json("", 302);
            reply.Headers.Location = new Uri("https://scratch.mit.edu/maintenance/");
            return reply;
        });

        Assert.Equal(UpstreamFault.Maintenance, (await _driver.FailAsync("news")).Fault);
        Assert.Equal(2, Network.Count);
    }

    [Fact]
    public async Task The_default_picture_of_thumbnails_counts_as_an_answer_there_alone()
    {
        Network.Always(() => ScriptedUpstream.Reply(688, "image/png", "png"));

        var reply = await _driver.Client.GetAsync(new UpstreamCall(Upstream.Uploads, "get_image/user/1_1x1.png", ReplyKind.Lasting) { MediaType = "image/" });

        Assert.Equal(688, reply.Status);
    }

    [Theory]
    [InlineData("text/html", "{}")]
    [InlineData("application/json", "<html></html>")]
    [InlineData("application/json", "{\"a\":1")]
    [InlineData("application/json", "{} {}")]
    [InlineData("application/json", "")]
    public async Task What_is_not_json_is_malformed_and_not_kept(string mediaType, string body)
    {
        Network.Always(() => ScriptedUpstream.Reply(200, mediaType, body));
        Assert.Equal(UpstreamFault.Malformed, (await _driver.FailAsync()).Fault);
        Network.Always(() => ScriptedUpstream.Json("1"));

        Assert.Equal("1", UpstreamDriver.Text(await _driver.AskAsync()));
    }

    [Fact]
    public async Task A_failure_that_passes_is_not_noticed()
    {
        Network.Answer = (_, _) => Network.Count switch
        {
            1 => throw new HttpRequestException(HttpRequestError.ConnectionError),
            2 => Task.FromResult(ScriptedUpstream.Json("{}", 502)),
            _ => Task.FromResult(ScriptedUpstream.Json("3")),
        };

        Assert.Equal("3", UpstreamDriver.Text(await _driver.RunAsync(_driver.AskAsync())));
        Assert.Equal(3, Network.Count);
    }

    [Fact]
    public async Task There_are_no_more_attempts_than_allowed()
    {
        Network.Always(() => ScriptedUpstream.Json("{}", 500));

        await Assert.ThrowsAsync<UpstreamException>(() => _driver.RunAsync(_driver.AskAsync()));

        Assert.Equal(3, Network.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_short_wait_that_is_asked_for_is_waited(bool asDate)
    {
        var began = _driver.Time.GetUtcNow();
        var wait = asDate ? began.AddSeconds(4).ToString("r", CultureInfo.InvariantCulture) : "4";
        Network.Answer = (_, _) => Task.FromResult(Network.Count == 1 ? ScriptedUpstream.Later(429, wait) : ScriptedUpstream.Json("2"));

        Assert.Equal("2", UpstreamDriver.Text(await _driver.RunAsync(_driver.AskAsync())));

        Assert.True(_driver.Time.GetUtcNow() - began >= TimeSpan.FromSeconds(4));
        Assert.Equal(2, Network.Count);
    }

    [Fact]
    public async Task A_long_wait_that_is_asked_for_ends_the_question_and_nobody_asks_before()
    {
        Network.Always(() => ScriptedUpstream.Later(429, "60"));
        var error = await _driver.FailAsync();
        Assert.Equal((UpstreamFault.RateLimited, TimeSpan.FromSeconds(60)), (error.Fault, error.RetryAfter));
        Network.Always(() => ScriptedUpstream.Json("2"));
        _driver.Time.Advance(TimeSpan.FromSeconds(40));

        var other = await _driver.FailAsync("users/other");
        Assert.Equal((UpstreamFault.RateLimited, TimeSpan.FromSeconds(20)), (other.Fault, other.RetryAfter));
        Assert.Equal(1, Network.Count);
        await _driver.AskAsync(upstream: Upstream.Projects);

        _driver.Time.Advance(TimeSpan.FromSeconds(20));
        await _driver.AskAsync("users/other");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(14)]
    public async Task A_wait_that_is_longer_than_an_attempt_is_told_at_once(int seconds)
    {
        Network.Always(() => ScriptedUpstream.Later(429, seconds.ToString(CultureInfo.InvariantCulture)));
        var began = _driver.Time.GetUtcNow();

        var error = await _driver.FailAsync();

        Assert.Equal((UpstreamFault.RateLimited, TimeSpan.FromSeconds(seconds)), (error.Fault, error.RetryAfter));
        Assert.Equal(began, _driver.Time.GetUtcNow());
    }

    [Fact]
    public async Task Who_would_wait_longer_than_for_an_answer_is_told_so_at_once()
    {
        await using var driver = new UpstreamDriver(UpstreamDriver.Accepting(options => (options.RequestsPerSecond, options.Burst, options.Backlog) = (10, 10, 100)));
        var asking = Enumerable.Range(0, 125).Select(i => driver.Client.GetAsync(UpstreamDriver.Call($"users/{i}"))).ToArray();

        await Patience.WaitAsync(Task.WhenEach(asking).Take(10 + 65).LastAsync().AsTask());

        var refused = asking.Where(task => task.IsFaulted).Select(task => Assert.IsType<UpstreamException>(task.Exception!.InnerException)).ToArray();
        Assert.Equal(65, refused.Length);
        Assert.All(refused, error => Assert.Equal(UpstreamFault.Busy, error.Fault));
        Assert.All(refused, error => Assert.InRange(error.RetryAfter!.Value, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.2)));
    }

    [Theory]
    [InlineData("99999999")]
    [InlineData("99999999999999999999")]
    public async Task A_wait_without_end_is_not_believed(string seconds)
    {
        Network.Always(() => ScriptedUpstream.Later(429, seconds));

        Assert.Equal(TimeSpan.FromMinutes(10), (await _driver.FailAsync()).RetryAfter);
    }

    [Fact]
    public async Task An_upstream_that_fails_all_the_time_is_left_alone_and_tried_again_later()
    {
        await using var driver = new UpstreamDriver(UpstreamDriver.Accepting(options => (options.Retries, options.Burst) = (0, 100)));
        driver.Network.Always(() => ScriptedUpstream.Json("{}", 500));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(UpstreamFault.Unavailable, (await driver.FailAsync($"users/{i}")).Fault);
        }

        driver.Network.Always(() => ScriptedUpstream.Json("1"));
        var error = await driver.FailAsync("users/new");
        Assert.Equal(UpstreamFault.Unavailable, error.Fault);
        Assert.True(error.RetryAfter > TimeSpan.Zero);
        Assert.Equal(10, driver.Network.Count);
        await driver.AskAsync(upstream: Upstream.Projects);
        driver.Time.Advance(TimeSpan.FromSeconds(16));

        await driver.AskAsync("users/new");

        Assert.Equal([LogLevel.Warning, LogLevel.Information], driver.Lines.Items.Select(line => line.Level));
    }

    [Fact]
    public async Task More_than_the_budget_waits_in_line_and_more_than_the_line_is_refused()
    {
        await using var driver = new UpstreamDriver(UpstreamDriver.Accepting(options => (options.RequestsPerSecond, options.Burst, options.Backlog) = (2, 3, 4)));
        var asking = Enumerable.Range(0, 10).Select(i => driver.Client.GetAsync(UpstreamDriver.Call($"users/{i}"))).ToArray();
        await Patience.WaitAsync(Task.WhenEach(asking).Take(6).LastAsync().AsTask());

        var refused = asking.Where(task => task.IsFaulted).ToArray();
        Assert.Equal(3, refused.Length);
        var error = Assert.IsType<UpstreamException>(refused[0].Exception!.InnerException);
        Assert.Equal(UpstreamFault.Busy, error.Fault);
        Assert.InRange(error.RetryAfter!.Value, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.5));
        await driver.AskAsync(upstream: Upstream.Projects);
        driver.Time.Advance(TimeSpan.FromSeconds(2));
        await Patience.WaitAsync(Task.WhenAll(asking.Except(refused)));
    }
}
