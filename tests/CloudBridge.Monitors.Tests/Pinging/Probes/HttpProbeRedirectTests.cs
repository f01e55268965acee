using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

namespace CloudBridge.Monitors.Tests.Pinging.Probes;

public sealed class HttpProbeRedirectTests
{
    private const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Every_kind_of_redirect_is_followed(int status)
    {
        await using var target = new TargetServer(visit => visit.SendAsync(visit.Path == "/" ? To("/there", status) : Good));
        using var bench = new ProbeBench();

        Assert.Equal(new(CheckOutcome.Ok, 200, TimeSpan.Zero), await bench.AskAsync(target.Url()));
        Assert.Equal(["/", "/there"], target.Visits.Items.Select(visit => visit.Path));
    }

    [Theory]
    [InlineData("other?x=1", "/a/other?x=1")]
    [InlineData("../up", "/up")]
    [InlineData("?q", "/a/b?q")]
    [InlineData("//target.test:{0}/c#part", "/c")]
    [InlineData("http://other.test:{0}/d", "/d")]
    public async Task An_address_may_be_relative(string location, string path)
    {
        var port = 0;
        await using var target = new TargetServer(visit =>
            visit.SendAsync(visit.Number == 1 ? To(location.Replace("{0}", $"{port}", StringComparison.Ordinal)) : Good));
        port = target.Port;
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url("/a/b?old"))).Outcome);
        Assert.Equal(path, target.Visits.Items[^1].Path);
    }

    [Fact]
    public async Task Three_are_followed_and_the_fourth_is_not()
    {
        await using var target = new TargetServer(visit => visit.SendAsync(visit.Path == "/0" ? Good : To($"/{visit.Path[1] - '1'}")));
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url("/3"))).Outcome);
        Assert.Equal(CheckOutcome.BadRedirect, (await bench.AskAsync(target.Url("/4"))).Outcome);
        Assert.Equal(8, target.Visits.Items.Count);
    }

    [Fact]
    public async Task A_circle_is_left_at_once()
    {
        await using var target = new TargetServer(visit => visit.SendAsync(To(visit.Path)));
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.BadRedirect, (await bench.AskAsync(target.Url())).Outcome);
        Assert.Single(target.Visits.Items);
    }

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://inner.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://[::1]:80/")]
    [InlineData("http://x\\y/")]
    [InlineData("")]
    public async Task Nobody_is_led_to_where_nobody_may_go(string location)
    {
        await using var target = new TargetServer(To(location));
        using var bench = new ProbeBench();

        Assert.Equal(new(CheckOutcome.BadRedirect, 0, TimeSpan.Zero), await bench.AskAsync(target.Url()));
    }

    [Theory]
    [InlineData(301, "GET")]
    [InlineData(302, "GET")]
    [InlineData(303, "GET")]
    [InlineData(307, "POST")]
    [InlineData(308, "POST")]
    public async Task A_post_goes_on_as_browsers_do_it(int status, string method)
    {
        await using var target = new TargetServer(visit => visit.SendAsync(visit.Number == 1 ? To("/next", status) : Good));
        using var bench = new ProbeBench();

        await bench.AskAsync(target.Url(), CheckMethod.Post);

        Assert.Equal(method, target.Visits.Items[^1].Method);
    }

    [Fact]
    public async Task Redirects_share_one_budget()
    {
        using var bench = new ProbeBench();
        await using var target = new TargetServer(async visit =>
        {
            bench.Time.Advance(TimeSpan.FromSeconds(6));
            await (visit.Number == 1 ? visit.SendAsync(To("/slow")) : visit.HoldAsync());
        });

        Assert.Equal(CheckOutcome.TimedOut, (await bench.AskAsync(target.Url())).Outcome);
    }

    private static string To(string location, int status = 302) => $"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\n\r\n";
}
