using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>The clock of the machine is set while monitors are watched, as NTP does when it finds it wrong.</summary>
public class ClockStepTests
{
    private const int Monitors = 5;
    private const int Interval = 60;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(2)]
    [InlineData(-3)]
    public async Task Every_monitor_is_checked_on_as_often_and_only_what_is_down_is_called_down(int hours)
    {
        await using var rig = await new PingerRig().StartAsync();
        var ids = new List<long>();
        for (var number = 0; number < Monitors; number++)
        {
            var monitor = await rig.AddAsync($"https://n{number}.org/", Interval);
            rig.Pinger.Watch(monitor);
            ids.Add(monitor.Id);
        }

        await PassAsync(rig, minutes: 2);
        Assert.All(ids, id => Assert.Equal(MonitorState.Up, rig.Pinger.StatusOf(id)!.State));

        rig.Clock.Leap(TimeSpan.FromHours(hours));
        var before = rig.Probe.Asked.Items.Count;
        await PassAsync(rig, minutes: 5);
        var asked = rig.Probe.Asked.Items.Skip(before).CountBy(target => target.Url).ToArray();
        Assert.Equal(Monitors, asked.Length);
        Assert.All(asked, one => Assert.InRange(one.Value, 4, 6));
        Assert.DoesNotContain(rig.Events.Items, one => one.Status?.State == MonitorState.Down);

        rig.Probe.Answer = target => target.Url.Contains("n0", StringComparison.Ordinal)
            ? new(CheckOutcome.TimedOut, 0, TimeSpan.FromSeconds(1))
            : new(CheckOutcome.Ok, 200, TimeSpan.Zero);
        await PassAsync(rig, minutes: 3);
        rig.Clock.Leap(TimeSpan.FromHours(-hours));
        await PassAsync(rig, minutes: 3);
        await rig.StopAsync();

        var alert = Assert.Single(await AlertsAsync(rig, ids));
        Assert.Equal((ids[0], MonitorState.Down), (alert.MonitorId, alert.To));
        Assert.Equal(rig.Probe.Asked.Items.Count, rig.History.Kept.Count);
    }

    /// <summary>Lets time pass in steps so short that no check counts as missed.</summary>
    private static async Task PassAsync(PingerRig rig, int minutes)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(minutes); passed += Step)
        {
            await QuietPool.WaitAsync();
            rig.Clock.Advance(Step);
        }

        await QuietPool.WaitAsync();
    }

    private static async Task<IReadOnlyList<Transition>> AlertsAsync(PingerRig rig, List<long> ids)
    {
        var alerts = new List<Transition>();
        foreach (var id in ids)
        {
            alerts.AddRange((await rig.Store.ListTransitionsAsync(id, long.MaxValue, 100)).Where(one => one.IsAlert));
        }

        return alerts;
    }
}
