using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

namespace CloudBridge.Monitors.Tests.Pinging.Probes;

public sealed class HttpProbeMethodTests
{
    private const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    [Theory]
    [InlineData("HTTP/1.1 405 Method Not Allowed\r\n\r\n")]
    [InlineData("HTTP/1.1 501 Not Implemented\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("HTTP/1.1 403 Forbidden\r\n\r\n")]
    [InlineData("HTTP/1.1 404 Not Found\r\n\r\n")]
    [InlineData("HTTP/1.1 500 Oh\r\n\r\n")]
    [InlineData("what is a head?")]
    [InlineData("")]
    public async Task A_target_that_does_not_know_head_is_asked_by_get(string answerToHead)
    {
        await using var target = new TargetServer(visit => visit.SendAsync(visit.Method == "HEAD" ? answerToHead : Good));
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), CheckMethod.Head);

        Assert.Equal((CheckOutcome.Ok, 200, true), (result.Outcome, result.Status, result.HeadFails));
        Assert.Equal(["HEAD", "GET"], target.Visits.Items.Select(visit => visit.Method));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 304 Not Modified\r\n\r\n", 304)]
    public async Task A_target_that_knows_head_is_asked_once(string answer, int status)
    {
        await using var target = new TargetServer(answer);
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), CheckMethod.Head);

        Assert.Equal(new(CheckOutcome.Ok, status, TimeSpan.Zero), result);
        Assert.Equal("HEAD", Assert.Single(target.Visits.Items).Method);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_target_that_was_only_busy_keeps_its_method(int status)
    {
        await using var target = new TargetServer(visit => visit.SendAsync(visit.Method == "HEAD" ? $"HTTP/1.1 {status} Busy\r\n\r\n" : Good));
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), CheckMethod.Head);

        Assert.Equal((CheckOutcome.Ok, 200, false), (result.Outcome, result.Status, result.HeadFails));
    }

    [Theory]
    [InlineData("nonsense", CheckOutcome.BadAnswer)]
    [InlineData("HTTP/1.1 405 Nothing at all\r\n\r\n", CheckOutcome.Ok)]
    [InlineData("HTTP/1.1 404 Nothing here\r\n\r\n", CheckOutcome.Ok)]
    public async Task Head_is_not_blamed_when_get_fares_no_better(string answer, CheckOutcome outcome)
    {
        await using var target = new TargetServer(answer);
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), CheckMethod.Head);

        Assert.Equal((outcome, false), (result.Outcome, result.HeadFails));
    }

    [Fact]
    public async Task Head_and_get_share_one_budget()
    {
        using var bench = new ProbeBench();
        await using var target = new TargetServer(async visit =>
        {
            bench.Time.Advance(TimeSpan.FromSeconds(6));
            await (visit.Method == "HEAD" ? visit.SendAsync("HTTP/1.1 405 No\r\n\r\n") : visit.HoldAsync());
        });

        var result = await bench.AskAsync(target.Url(), CheckMethod.Head);

        Assert.Equal((CheckOutcome.TimedOut, false), (result.Outcome, result.HeadFails));
    }

    [Fact]
    public async Task A_text_needs_a_body_so_get_is_asked_at_once()
    {
        await using var target = new TargetServer(Good);
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), CheckMethod.Head, "ell");

        Assert.Equal((CheckOutcome.Ok, false), (result.Outcome, result.HeadFails));
        Assert.Equal("GET", Assert.Single(target.Visits.Items).Method);
    }
}
