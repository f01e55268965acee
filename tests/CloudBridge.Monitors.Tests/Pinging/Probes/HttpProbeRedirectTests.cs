using System.Globalization;
using CloudBridge.Monitors.Pinging.Probes;
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
    public async Task Ten_are_followed_and_the_eleventh_is_not()
    {
        await using var target = new TargetServer(visit => visit.SendAsync(visit.Path == "/0" ? Good : To($"/{int.Parse(visit.Path[1..], CultureInfo.InvariantCulture) - 1}")));
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url("/10"))).Outcome);
        var result = await bench.AskAsync(target.Url("/11"));

        Assert.Equal((CheckOutcome.BadRedirect, "it leads elsewhere more than 10 times"), (result.Outcome, result.Why));
        Assert.Equal(22, target.Visits.Items.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(15)]
    public async Task As_many_are_followed_as_the_operator_says(int most)
    {
        await using var target = new TargetServer(visit =>
            visit.SendAsync(visit.Path == "/0" ? Good : To($"/{int.Parse(visit.Path[1..], CultureInfo.InvariantCulture) - 1}")));
        using var bench = new ProbeBench(limits: new HttpProbeOptions { MaxRedirects = most });

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url($"/{most}"))).Outcome);
        Assert.Equal(CheckOutcome.BadRedirect, (await bench.AskAsync(target.Url($"/{most + 1}"))).Outcome);
    }

    [Fact]
    public async Task A_circle_is_left_at_once()
    {
        await using var target = new TargetServer(visit => visit.SendAsync(To(visit.Path)));
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.BadRedirect, "it leads in a circle"), (result.Outcome, result.Why));
        Assert.Single(target.Visits.Items);
    }

    [Theory]
    [InlineData("http://10.0.0.1/", "it leads to an address that may not be asked")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "it leads to an address that may not be asked")]
    [InlineData("http://inner.example/", "it leads to an address that may not be asked")]
    [InlineData("file:///etc/passwd", "it leads to what is no web address")]
    [InlineData("http://[::1]:80/", "it leads to an address that may not be asked")]
    [InlineData("http://x\\y/", "it leads to what is no web address")]
    [InlineData("", "it leads to what is no web address")]
    public async Task Nobody_is_led_to_where_nobody_may_go(string location, string why)
    {
        await using var target = new TargetServer(To(location));
        using var bench = new ProbeBench();

        Assert.Equal(new(CheckOutcome.BadRedirect, 0, TimeSpan.Zero) { Why = why }, await bench.AskAsync(target.Url()));
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

    [Theory]
    [InlineData("key=1", "/", "Cookie: key=1\r\n")]
    [InlineData("key=1; Path=/; HttpOnly; SameSite=Lax; Expires=Wed, 21 Oct 2099 07:28:00 GMT", "/", "Cookie: key=1\r\n")]
    [InlineData("key=1\r\nSet-Cookie: other=2", "/in", "Cookie: key=1; other=2\r\n")]
    [InlineData("key=1; Domain=target.test", "http://www.target.test:{0}/", "Cookie: key=1\r\n")]
    [InlineData("key=1", "http://other.test:{0}/", null)]
    [InlineData("key=1; Secure", "/in", null)]
    [InlineData("key=1; Path=/elsewhere", "/in", null)]
    [InlineData("key=1; Domain=other.test", "/in", null)]
    [InlineData("=; ;;", "/in", null)]
    public async Task A_cookie_is_given_back_to_whom_browsers_would_give_it(string cookie, string location, string? header)
    {
        var port = 0;
        await using var target = new TargetServer(visit => visit.SendAsync(visit.Number == 1
            ? $"HTTP/1.1 302 Found\r\nSet-Cookie: {cookie}\r\nLocation: {location.Replace("{0}", $"{port}", StringComparison.Ordinal)}\r\n\r\n"
            : Good));
        port = target.Port;
        using var bench = new ProbeBench();

        await bench.AskAsync(target.Url());

        var second = target.Visits.Items[^1];
        Assert.Equal(2, second.Number);
        Assert.Equal(header is not null, second.Request.Contains("Cookie:", StringComparison.Ordinal));
        Assert.Contains(header ?? "", second.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_leads_to_itself_until_its_cookie_comes_back_is_up_and_the_next_check_begins_without()
    {
        await using var target = new TargetServer(visit => visit.SendAsync(
            visit.Request.Contains("\r\nCookie: seen=1\r\n", StringComparison.Ordinal) ? Good : "HTTP/1.1 302 Found\r\nSet-Cookie: seen=1; Path=/\r\nLocation: /\r\n\r\n"));
        using var bench = new ProbeBench();

        Assert.Equal(new(CheckOutcome.Ok, 200, TimeSpan.Zero), await bench.AskAsync(target.Url()));
        Assert.Equal(new(CheckOutcome.Ok, 200, TimeSpan.Zero), await bench.AskAsync(target.Url()));
        Assert.Equal([false, true, false, true], target.Visits.Items.Select(visit => visit.Request.Contains("Cookie", StringComparison.Ordinal)));
    }

    private static string To(string location, int status = 302) => $"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\n\r\n";
}
