using System.Net.Sockets;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes;
using CloudBridge.Monitors.Policies;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

namespace CloudBridge.Monitors.Tests.Pinging.Probes;

/// <summary>Every reason is the true one, for each way in which a connection or an answer can fail.</summary>
public sealed class HttpProbeReasonTests
{
    [Theory]
    [InlineData("", null, "the connection ended without an answer")]
    [InlineData("HTTP/1.1 200 OK\r\nX: y", null, "the answer breaks off")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", null, "the answer is not HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", "text", "the answer breaks off")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "text", "the answer comes in chunks that are none")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "text", "the answer comes packed as gzip, chunked, which is not read")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nhello", "text", "the text is not in the answer")]
    public async Task What_is_wrong_with_an_answer_is_said(string answer, string? text, string reason)
    {
        await using var target = new TargetServer(answer);
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), text: text);

        Assert.Equal(reason, CheckEvaluator.Reason(result.Outcome, result.Status, result.Why));
        Assert.Empty(bench.Lines.Items);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_refuses()
    {
        var gone = new TargetServer("");
        var url = gone.Url();
        await gone.DisposeAsync();
        using var bench = new ProbeBench();

        Assert.Equal("the connection is refused", (await bench.AskAsync(url)).Why);
    }

    [Fact]
    public async Task A_name_that_nobody_can_look_up_now_may_exist()
    {
        using var bench = new ProbeBench();

        Assert.Equal("the name could not be looked up", (await bench.AskAsync("http://nowhere.example/")).Why);
    }

    [Fact]
    public async Task A_connection_that_is_cut_by_force_broke_off()
    {
        await using var target = new TargetServer(visit =>
        {
            var socket = ((NetworkStream)visit.Stream).Socket;
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
            return Task.CompletedTask;
        });
        using var bench = new ProbeBench();

        Assert.Equal("the connection broke off before the answer", (await bench.AskAsync(target.Url())).Why);
    }

    [Theory]
    [InlineData(ProbeStage.Resolving, "the name could not be looked up in time")]
    [InlineData(ProbeStage.Connecting, "no connection in time")]
    [InlineData(ProbeStage.Securing, "no secure connection in time")]
    [InlineData(ProbeStage.Asking, null)]
    [InlineData(ProbeStage.Reading, "the answer did not come to an end in time")]
    public void What_does_not_come_in_time_is_named(object stage, string? why) =>
        Assert.Equal((CheckOutcome.TimedOut, why), ProbeFaults.Of(new OperationCanceledException(), (ProbeStage)stage, isRedirected: false));

    [Fact]
    public void A_name_that_was_not_found_is_somebody_elses_behind_a_redirect()
    {
        var unknown = new HostNotFoundException("nowhere") { IsCertain = true };

        Assert.Equal((CheckOutcome.NameNotFound, null), ProbeFaults.Of(unknown, ProbeStage.Resolving, isRedirected: false));
        Assert.Equal((CheckOutcome.NameNotFound, "it leads to a name that was not found"), ProbeFaults.Of(unknown, ProbeStage.Resolving, isRedirected: true));
    }
}
