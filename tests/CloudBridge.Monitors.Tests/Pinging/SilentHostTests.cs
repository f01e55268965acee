namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>A host that hangs: its monitors are judged soon, and what waits meanwhile does not look fine.</summary>
public class SilentHostTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task All_monitors_of_a_host_that_hangs_are_down_within_minutes_and_those_of_others_stay_up()
    {
        await using var rig = await new PingerRig(new PingerOptions { MaxChecksPerOwner = 1_000 }).StartAsync();
        var hanging = new HashSet<long>();
        for (var number = 0; number < 40; number++)
        {
            hanging.Add((await rig.AddAsync($"https://hangs.example/{number}", interval: 300)).Id);
        }

        var other = await rig.AddAsync("https://fine.example/", interval: 300);
        foreach (var id in hanging.Append(other.Id))
        {
            rig.Pinger.Watch((await rig.Store.FindMonitorAsync(id))!);
        }

        rig.Probe.Hang = (target, token) => target.Url.Contains("hangs", StringComparison.Ordinal) ? Task.Delay(Timeout, rig.Clock, token) : Task.CompletedTask;
        rig.Probe.Answer = target => target.Url.Contains("hangs", StringComparison.Ordinal) ? new(CheckOutcome.TimedOut, 0, Timeout) : new(CheckOutcome.Ok, 200, TimeSpan.Zero);
        var wasOverdue = false;
        for (var second = 0; second < 180; second++)
        {
            await CloudBridge.TestKit.QuietPool.WaitAsync();
            wasOverdue |= hanging.Any(id => rig.Pinger.StatusOf(id)!.IsOverdue);
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await CloudBridge.TestKit.QuietPool.WaitAsync();
        Assert.All(hanging, id => Assert.Equal(MonitorState.Down, rig.Pinger.StatusOf(id)!.State));
        Assert.Contains(hanging, id => rig.Pinger.StatusOf(id)!.Reason == "its host answers nobody in time");
        Assert.Equal(MonitorState.Up, rig.Pinger.StatusOf(other.Id)!.State);
        Assert.True(wasOverdue);
        Assert.False(rig.Pinger.StatusOf(other.Id)!.IsOverdue);
    }
}
