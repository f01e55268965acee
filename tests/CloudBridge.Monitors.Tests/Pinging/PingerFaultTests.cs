using CloudBridge.Monitors.Pinging;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>What a fault of the program itself costs: what it hit, and nothing else.</summary>
public class PingerFaultTests
{
    [Fact]
    public async Task An_observer_that_throws_costs_no_check_and_no_change_of_state()
    {
        await using var rig = await new PingerRig(observer: new ThrowingObserver()).StartAsync();
        var monitor = await rig.AddAsync();
        rig.Pinger.Watch(monitor);
        for (var check = 0; check < 6; check++)
        {
            Assert.Equal(MonitorState.Up, (await rig.NextCheckAsync(monitor.Id)).Status!.State);
        }

        await rig.StopAsync();
        Assert.Equal(6, rig.Probe.Asked.Items.Count);
        Assert.Equal(6, rig.History.Kept.Count);
        Assert.Equal(MonitorState.Up, Assert.Single(await rig.Store.ListTransitionsAsync(monitor.Id, long.MaxValue, 10)).To);
    }

    [Fact]
    public async Task A_probe_that_throws_is_told_and_the_monitor_is_checked_once_at_its_next_slot()
    {
        await using var rig = await new PingerRig().StartAsync();
        var monitor = await rig.AddAsync();
        rig.Probe.Answer = _ => throw new InvalidOperationException("A fault of the probe.");
        rig.Pinger.Watch(monitor);
        await rig.PassToAsync(monitor.Id);
        await rig.Lines.FirstAsync(line => line.Text.Contains("Unexpected error while checking monitor", StringComparison.Ordinal));
        rig.Probe.Succeed();
        for (var check = 0; check < 5; check++)
        {
            await rig.NextCheckAsync(monitor.Id);
        }

        Assert.Equal(6, rig.Probe.Asked.Items.Count);
    }

    [Fact]
    public async Task An_address_that_makes_no_sense_keeps_no_other_monitor_from_its_checks()
    {
        await using var rig = await new PingerRig().StartAsync();
        var monitor = await rig.AddAsync();
        rig.Pinger.Watch(monitor with { Id = 77, Settings = monitor.Settings with { Url = "" } });
        await rig.PassToAsync(77);
        await rig.Lines.FirstAsync(line => line.Text.Contains("Unexpected error while checking monitor", StringComparison.Ordinal));
        rig.Pinger.Watch(monitor);
        Assert.Equal(MonitorState.Up, (await rig.NextCheckAsync(monitor.Id)).Status!.State);
        Assert.InRange(rig.Pinger.StatusOf(77)!.NextCheckAt!.Value, rig.Clock.GetUtcNow(), rig.Clock.GetUtcNow().AddSeconds(60));
    }

    [Fact]
    public async Task A_stored_monitor_that_cannot_be_watched_keeps_no_other_from_being_loaded()
    {
        await using var rig = new PingerRig();
        var bad = await rig.AddAsync(interval: 0);
        var good = await rig.AddAsync();
        await rig.StartAsync();
        Assert.True(rig.Pinger.IsReady);
        Assert.NotNull(rig.Pinger.StatusOf(good.Id));
        Assert.Contains(rig.Lines.Items, line => line.Text == $"Monitor {bad.Id} cannot be watched as it is stored");
    }

    [Fact]
    public async Task A_loop_that_breaks_is_told_and_begun_again()
    {
        const string reference = "https://reference.example/";
        await using var rig = await new PingerRig(new PingerOptions { References = [reference] }).StartAsync();
        rig.Probe.Answer = _ => throw new InvalidOperationException("A fault of the probe.");
        var silence = new ProbeResult(CheckOutcome.TimedOut, 0, TimeSpan.Zero);
        for (var site = 0; site < 10; site++)
        {
            rig.Guard.Accepts($"https://site{site}.org/", wasUp: true, silence, silence.Outcome, rig.Clock.GetTimestamp());
        }

        Assert.True(rig.Pinger.IsOffline);
        await rig.Lines.FirstAsync(line => line.Text == "The references loop failed unexpectedly; restarting it in 1 s");
        rig.Probe.Succeed();
        await Patience.WaitAsync(rig.Clock.WhenDueWithinAsync(TimeSpan.FromSeconds(1)));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.Lines.FirstAsync(line => line.Text.StartsWith("This server is online again", StringComparison.Ordinal));
        Assert.Equal([reference, reference], rig.Probe.Asked.Items.Select(target => target.Url));
    }

    [Fact]
    public async Task What_the_store_knows_better_is_found_out_within_ten_minutes()
    {
        await using var rig = await new PingerRig().StartAsync();
        var (changed, deleted) = (await rig.AddAsync(), await rig.AddAsync("https://example.net/"));
        rig.Pinger.Watch(changed);
        rig.Pinger.Watch(deleted);
        await rig.Store.UpdateMonitorAsync(changed.Id, changed.Settings with { Url = "https://other.example/" }, null, null);
        await rig.Store.DeleteMonitorAsync(deleted.Id, null);
        var made = await rig.AddAsync("https://new.example/");

        await Patience.WaitAsync(rig.Clock.WhenDueWithinAsync(TimeSpan.FromMinutes(10)));
        rig.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(deleted.Id, (await rig.Events.FirstAsync(one => one.Kind == MonitorEventKind.Removed)).MonitorId);
        Assert.Null(rig.Pinger.StatusOf(deleted.Id));
        Assert.NotNull(rig.Pinger.StatusOf(made.Id));
        await rig.NextCheckAsync(changed.Id);
        Assert.Contains(rig.Probe.Asked.Items, target => target.Url == "https://other.example/");
    }

    private sealed class ThrowingObserver : ICheckObserver
    {
        public void Checked(CheckResult result, TimeSpan lateness, bool isConfirmation) => throw new InvalidOperationException("A fault of the observer.");
    }
}
