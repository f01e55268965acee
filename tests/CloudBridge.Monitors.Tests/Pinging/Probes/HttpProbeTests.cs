using System.Globalization;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace CloudBridge.Monitors.Tests.Pinging.Probes;

public sealed class HttpProbeTests
{
    private const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", 200)]
    [InlineData("HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n", 404)]
    [InlineData("HTTP/1.1 503\r\n\r\n", 503)]
    [InlineData("HTTP/1.1 599 \n\n", 599)]
    [InlineData("HTTP/1.1 200 OK\nX-Bare: line feeds\n\n", 200)]
    [InlineData("HTTP/1.1 204 No Content\r\nno colon here\r\n folded\r\n: nameless\r\n\r\n", 204)]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 301 Moved, nobody knows where to\r\n\r\n", 301)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n", 200)]
    [InlineData("HTTP/1.1  200 OK\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 600 No\r\n\r\n", 600)]
    [InlineData("HTTP/1.0 999 Request denied\r\n\r\n", 999)]
    [InlineData("ICY 200 OK\r\nicy-notice1: a radio\r\n\r\n", 200)]
    [InlineData("ICY 401 Service Unavailable\r\n\r\n", 401)]
    [InlineData("icy  404 Resource Not Found\n\n", 404)]
    [InlineData("http/1.1 200 OK\r\n\r\n", 200)]
    [InlineData("\r\n\nHTTP/1.1 200 OK\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: \r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 200)]
    public async Task Every_answer_is_one_whatever_its_status(string answer, int status)
    {
        await using var target = new TargetServer(answer);
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url());

        Assert.Equal(new(CheckOutcome.Ok, status, TimeSpan.Zero), result);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("<html>hello from 1992</html>")]
    [InlineData("HTTP/2 200\r\n\r\n")]
    [InlineData("HTTP/1.1 200OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20\r\n\r\n")]
    [InlineData("HTTP/1.1 -20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 099 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 1000 OK\r\n\r\n")]
    [InlineData("ICY 20 OK\r\n\r\n")]
    [InlineData("ICY200 OK\r\n\r\n")]
    [InlineData("ICE 200 OK\r\n\r\n")]
    [InlineData("ICY 200 OK\r\nicy-name: cut off\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX: \0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX: y\r\n")]
    public async Task What_is_not_an_answer_is_a_bad_one(string answer)
    {
        await using var target = new TargetServer(answer);
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.BadAnswer, 0), (result.Outcome, result.Status));
        Assert.Empty(bench.Lines.Items);
    }

    [Fact]
    public async Task The_request_says_no_more_than_it_must()
    {
        await using var target = new TargetServer(Good);
        using var bench = new ProbeBench();

        await bench.AskAsync(target.Url("/a%20b?c=d"));

        var request = Assert.Single(target.Visits.Items).Request;
        Assert.Equal($"GET /a%20b?c=d HTTP/1.1\r\nHost: target.test:{target.Port}\r\nUser-Agent: {ProbeBench.UserAgent}\r\nAccept: */*\r\nConnection: close\r\n\r\n", request);
    }

    [Fact]
    public async Task A_post_says_that_it_is_empty()
    {
        await using var target = new TargetServer(Good);
        using var bench = new ProbeBench();

        await bench.AskAsync(target.Url(), CheckMethod.Post);

        var request = Assert.Single(target.Visits.Items).Request;
        Assert.StartsWith("POST / HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\nContent-Length: 0\r\n\r\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_is_not_waited_for()
    {
        await using var target = new TargetServer(async visit =>
        {
            await visit.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\nonly so much");
            await visit.HoldAsync();
        });
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url())).Outcome);
    }

    [Fact]
    public async Task A_head_without_end_is_left_at_64_KiB()
    {
        await using var target = new TargetServer(async visit =>
        {
            await visit.SendAsync("HTTP/1.1 200 OK\r\n");
            while (true)
            {
                await visit.SendAsync("X-More: and more\r\n");
            }
        });
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.BadAnswer, "the answer begins with more than 64 KB of headers"), (result.Outcome, result.Why));
    }

    [Theory]
    [InlineData(17 * 1024, CheckOutcome.Ok)]
    [InlineData(64 * 1024, CheckOutcome.Ok)]
    [InlineData((64 * 1024) + 1, CheckOutcome.BadAnswer)]
    public async Task A_head_may_have_64_KiB(int length, CheckOutcome outcome)
    {
        const string Start = "HTTP/1.1 200 OK\r\nX: ";
        const string End = "\r\n\r\n";
        await using var target = new TargetServer($"{Start}{new string('x', length - Start.Length - End.Length)}{End}and a text");
        using var bench = new ProbeBench();

        Assert.Equal(outcome, (await bench.AskAsync(target.Url(), text: "a text")).Outcome);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(100)]
    public async Task A_head_may_have_as_much_as_the_operator_says(int kilobytes)
    {
        const string Start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: ";
        const string End = "\r\n\r\n";
        await using var target = new TargetServer(visit =>
        {
            var length = int.Parse(visit.Path[1..], CultureInfo.InvariantCulture);
            return visit.SendAsync($"{Start}{new string('x', length - Start.Length - End.Length)}{End}");
        });
        using var bench = new ProbeBench(limits: new HttpProbeOptions { MaxHeadKilobytes = kilobytes });

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url($"/{kilobytes * 1024}"))).Outcome);
        Assert.Equal(CheckOutcome.BadAnswer, (await bench.AskAsync(target.Url($"/{(kilobytes * 1024) + 1}"))).Outcome);
    }

    [Fact]
    public async Task Heads_before_the_answer_without_end_are_left_too()
    {
        await using var target = new TargetServer(async visit =>
        {
            while (true)
            {
                await visit.SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
            }
        });
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.BadAnswer, (await bench.AskAsync(target.Url())).Outcome);
    }

    [Fact]
    public async Task A_target_that_closes_at_any_byte_of_the_head_is_a_bad_answer()
    {
        var head = Good[..Good.IndexOf("hello", StringComparison.Ordinal)];
        await using var target = new TargetServer(visit => visit.SendAsync(head[..int.Parse(visit.Path[1..], System.Globalization.CultureInfo.InvariantCulture)]));
        using var bench = new ProbeBench();

        for (var length = 0; length < head.Length; length++)
        {
            Assert.Equal(CheckOutcome.BadAnswer, (await bench.AskAsync(target.Url($"/{length}"))).Outcome);
        }

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url($"/{head.Length}"))).Outcome);
    }

    [Fact]
    public async Task A_silent_target_is_out_of_time_when_the_budget_ends()
    {
        await using var target = new TargetServer(visit => visit.HoldAsync());
        using var bench = new ProbeBench();
        var asking = bench.AskAsync(target.Url());
        await target.Visits.CountAsync(1);

        bench.Time.Advance(ProbeBench.Timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(new(CheckOutcome.TimedOut, 0, ProbeBench.Timeout), await asking);
    }

    [Fact]
    public async Task Dripping_does_not_stretch_the_budget()
    {
        using var bench = new ProbeBench();
        await using var target = new TargetServer(async visit =>
        {
            await visit.SendAsync("HTTP/1.1 200 OK\r\nX: ");
            for (var i = 0; i < 10; i++)
            {
                await visit.SendAsync("x");
                bench.Time.Advance(TimeSpan.FromSeconds(1));
            }

            await visit.HoldAsync();
        });

        var result = await bench.AskAsync(target.Url());

        Assert.Equal(new(CheckOutcome.TimedOut, 0, ProbeBench.Timeout), result);
    }

    [Fact]
    public async Task The_time_counts_until_the_head_of_the_answer()
    {
        using var bench = new ProbeBench();
        await using var target = new TargetServer(async visit =>
        {
            bench.Time.Advance(TimeSpan.FromMilliseconds(250));
            await visit.SendAsync(Good);
        });

        Assert.Equal(TimeSpan.FromMilliseconds(250), (await bench.AskAsync(target.Url())).Elapsed);
    }

    [Fact]
    public async Task Only_the_token_of_the_caller_throws()
    {
        await using var target = new TargetServer(visit => visit.HoldAsync());
        using var bench = new ProbeBench();
        using var stopping = new CancellationTokenSource();
        var asking = bench.AskAsync(target.Url(), cancellationToken: stopping.Token);
        await target.Visits.CountAsync(1);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_not_found()
    {
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.NameNotFound, (await bench.AskAsync("http://nowhere.example/")).Outcome);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_no_connection()
    {
        var gone = new TargetServer(Good);
        var url = gone.Url();
        await gone.DisposeAsync();
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(url);

        Assert.Equal(CheckOutcome.NotConnected, result.Outcome);
        Assert.True(result.MayBeOurs);
    }

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://inner.example/")]
    [InlineData("http://user@target.test/")]
    [InlineData("ftp://target.test/")]
    public async Task What_the_guard_refuses_is_refused(string url)
    {
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Refused, (await bench.AskAsync(url)).Outcome);
    }

    [Fact]
    public async Task A_fault_of_our_own_is_a_result_too_and_stands_in_the_log()
    {
        var dialer = Substitute.For<IEgressDialer>();
        dialer.Parse(Arg.Any<string>()).Throws(new InvalidOperationException("broken"));
        using var bench = new ProbeBench(dialer: dialer);

        Assert.Equal(CheckOutcome.NameNotFound, (await bench.AskAsync("http://target.test/")).Outcome);
        Assert.IsType<InvalidOperationException>(Assert.Single(bench.Lines.Items).Error);
    }

    [Fact]
    public async Task Hundreds_at_once_all_get_their_own_answer()
    {
        await using var target = new TargetServer(visit => visit.SendAsync($"HTTP/1.1 {visit.Path[1..]} x\r\n\r\n"));
        using var bench = new ProbeBench();

        var results = await Task.WhenAll(Enumerable.Range(200, 300).Select(status => bench.AskAsync(target.Url($"/{status}"))));

        Assert.Equal(Enumerable.Range(200, 300), results.Select(result => result.Status));
    }
}
