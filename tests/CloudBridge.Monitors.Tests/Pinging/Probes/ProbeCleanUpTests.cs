using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

namespace CloudBridge.Monitors.Tests.Pinging.Probes;

/// <summary>However a check ends, its connection does too.</summary>
public sealed class ProbeCleanUpTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", CheckOutcome.Ok)]
    [InlineData("nonsense", CheckOutcome.BadAnswer)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\n\r\n", CheckOutcome.BadRedirect)]
    public async Task A_connection_ends_with_its_check(string answer, CheckOutcome outcome)
    {
        await using var target = new TargetServer(async visit =>
        {
            await visit.SendAsync(answer);
            await visit.HoldAsync();
        });
        using var bench = new ProbeBench();

        Assert.Equal(outcome, (await bench.AskAsync(target.Url())).Outcome);
        await target.Ended.CountAsync(1);
    }

    [Fact]
    public async Task A_check_that_is_out_of_time_hangs_up()
    {
        using var bench = new ProbeBench();
        await using var target = new TargetServer(async visit =>
        {
            bench.Time.Advance(ProbeBench.Timeout);
            await visit.HoldAsync();
        });

        Assert.Equal(CheckOutcome.TimedOut, (await bench.AskAsync(target.Url())).Outcome);
        await target.Ended.CountAsync(1);
    }

    [Fact]
    public async Task Every_redirect_leaves_its_connection_behind()
    {
        await using var target = new TargetServer(async visit =>
        {
            await visit.SendAsync(visit.Number < 3 ? $"HTTP/1.1 302 Found\r\nLocation: /{visit.Number}\r\n\r\n" : "HTTP/1.1 200 OK\r\n\r\n");
            await visit.HoldAsync();
        });
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url())).Outcome);
        Assert.Equal(3, (await target.Ended.CountAsync(3)).Distinct().Count());
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_ends_the_connection()
    {
        using var certificate = TestAuthority.SelfSigned("target.test");
        await using var target = new TargetServer(visit => visit.HoldAsync(), certificate);
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url())).Outcome);
        await target.Ended.CountAsync(1);
    }
}
