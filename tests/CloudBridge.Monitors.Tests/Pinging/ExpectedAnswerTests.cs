using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes;
using CloudBridge.Monitors.Service;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>What an owner expects decides what counts as up, and whether a redirect is the answer or the way to it.</summary>
public sealed class ExpectedAnswerTests
{
    private const string Usual = "200-399";
    private const string AsExpected = "answers as expected";

    [Theory]
    [InlineData("301", 301, AsExpected)]
    [InlineData("301-308", 307, AsExpected)]
    [InlineData("300-399", 302, AsExpected)]
    [InlineData("302", 301, "answers with status 301")]
    [InlineData("304", 302, "answers with status 302")]
    public async Task A_redirect_that_is_expected_is_the_answer_and_not_followed(string expected, int status, string reason)
    {
        await using var target = Moved(status);

        var shown = await ShownAsync(target, expected);

        Assert.Equal((reason, status), (shown.Reason, shown.LastCheck!.Value.Status));
        Assert.DoesNotContain(target.Visits.Items, visit => visit.Path == "/there");
    }

    [Theory]
    [InlineData(Usual, AsExpected)]
    [InlineData("200", AsExpected)]
    [InlineData("200-301", AsExpected)]
    [InlineData("301-404", "answers with status 200")]
    public async Task Where_more_than_redirects_is_expected_they_are_followed(string expected, string reason)
    {
        await using var target = Moved(301);

        Assert.Equal(reason, (await ShownAsync(target, expected)).Reason);
    }

    [Theory]
    [InlineData("HTTP/1.1 999 Request denied", "999", AsExpected)]
    [InlineData("HTTP/1.1 999 Request denied", "500-999", AsExpected)]
    [InlineData("HTTP/1.1 620 Odd", "600-699", AsExpected)]
    [InlineData("HTTP/1.1 999 Request denied", Usual, "answers with status 999")]
    [InlineData("ICY 200 OK", Usual, AsExpected)]
    [InlineData("ICY 200 OK", "200", AsExpected)]
    [InlineData("ICY 200 OK", "204", "answers with status 200")]
    [InlineData("ICY 401 Service Unavailable", Usual, "answers with status 401")]
    public async Task Every_status_that_servers_answer_can_be_expected(string line, string expected, string reason)
    {
        await using var target = new TargetServer($"{line}\r\n\r\n");

        Assert.Equal(reason, (await ShownAsync(target, expected)).Reason);
    }

    [Fact]
    public async Task A_text_is_looked_for_in_the_redirect_that_is_expected()
    {
        const string Page = "<a href=\"/there\">It has moved.</a>";
        await using var target = new TargetServer($"HTTP/1.1 301 Moved\r\nLocation: /there\r\nContent-Length: {Page.Length}\r\n\r\n{Page}");

        Assert.Equal(AsExpected, (await ShownAsync(target, "301", text: "has moved")).Reason);
        Assert.Equal("the text is not in the answer", (await ShownAsync(target, "301", text: "is here")).Reason);
    }

    [Fact]
    public async Task Two_monitors_of_one_address_that_expect_different_answers_each_get_theirs()
    {
        await using var target = Moved(301);
        await using var rig = await StartAsync();
        var (follows, stays) = (await AddAsync(rig, target, Usual), await AddAsync(rig, target, "301"));

        Assert.Equal(200, (await rig.NextCheckAsync(follows)).Status!.LastCheck!.Value.Status);
        Assert.Equal(301, (await rig.NextCheckAsync(stays)).Status!.LastCheck!.Value.Status);
        Assert.Equal((MonitorState.Up, MonitorState.Up), (rig.Pinger.StatusOf(follows)!.State, rig.Pinger.StatusOf(stays)!.State));
    }

    private static TargetServer Moved(int status) =>
        new(visit => visit.SendAsync(visit.Path == "/" ? $"HTTP/1.1 {status} Moved\r\nLocation: /there\r\n\r\n" : "HTTP/1.1 200 OK\r\n\r\n"));

    /// <summary>How a monitor is shown as soon as it is up or down.</summary>
    private static async Task<MonitorStatus> ShownAsync(TargetServer target, string expected, string? text = null)
    {
        await using var rig = await StartAsync();
        var id = await AddAsync(rig, target, expected, text);
        while (true)
        {
            if ((await rig.NextCheckAsync(id)).Status is { State: not MonitorState.Pending } shown)
            {
                return shown;
            }
        }
    }

    private static async Task<PingerRig> StartAsync()
    {
        var clock = new ManualTimeProvider();
        var dialer = new EgressDialer(EgressPolicy.Read(["127.0.0.0/8"], [], allowHighPorts: true), new EgressOwnEndpoints(clock), new ScriptedHosts(), clock);
        var probe = new HttpProbe(dialer, new HttpProbeOptions(), clock, NullLogger<HttpProbe>.Instance);
        return await new PingerRig(clock: clock, probe: probe).StartAsync();
    }

    private static async Task<long> AddAsync(PingerRig rig, TargetServer target, string expected, string? text = null)
    {
        var monitor = await rig.AddAsync(target.Url(), with: settings => SettingsCheck.Apply(settings, new() { Expected = expected, Text = text }, settings.Interval));
        rig.Pinger.Watch(monitor);
        return monitor.Id;
    }
}
