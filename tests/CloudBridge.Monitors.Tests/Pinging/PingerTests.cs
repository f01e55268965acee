using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging;

public class PingerTests
{
    [Fact]
    public async Task A_new_monitor_is_checked_within_5_seconds_and_up()
    {
        await using var rig = await new PingerRig().StartAsync();
        var monitor = await rig.AddAsync();
        rig.Pinger.Watch(monitor);
        Assert.InRange(rig.Pinger.StatusOf(monitor.Id)!.NextCheckAt!.Value, rig.Clock.GetUtcNow(), rig.Clock.GetUtcNow().AddSeconds(5));
        var changed = await rig.NextCheckAsync(monitor.Id);
        Assert.Equal(MonitorEventKind.Changed, changed.Kind);
        Assert.Equal(MonitorState.Up, changed.Status!.State);
        Assert.Equal(rig.Clock.GetUtcNow(), changed.Status.LastCheck!.Value.At);
        Assert.Equal(CheckPhase.Of(monitor.Id, 60_000), changed.Status.NextCheckAt!.Value.ToUnixTimeMilliseconds() % 60_000);
    }

    [Fact]
    public async Task Down_is_shown_and_stored_after_two_confirmations_and_so_is_up()
    {
        await using var rig = await new PingerRig().StartAsync();
        var id = await UpAsync(rig);
        rig.Probe.Fail();
        Assert.Equal([MonitorState.Up, MonitorState.Up, MonitorState.Down], await StatesAsync(rig, id, 3));
        rig.Probe.Succeed();
        Assert.Equal([MonitorState.Down, MonitorState.Down, MonitorState.Up], await StatesAsync(rig, id, 3));
        await rig.StopAsync();
        var stored = await rig.Store.ListTransitionsAsync(id, long.MaxValue, 10);
        Assert.Equal([MonitorState.Up, MonitorState.Down, MonitorState.Up], stored.Reverse().Select(one => one.To));
        Assert.Equal([false, true, true], stored.Reverse().Select(one => one.IsAlert));
        Assert.Equal("no answer in time", stored[1].Reason);
    }

    [Fact]
    public async Task Every_check_is_in_the_history_when_the_server_has_stopped()
    {
        await using var rig = await new PingerRig().StartAsync();
        var id = await UpAsync(rig);
        await StatesAsync(rig, id, 4);
        await rig.StopAsync();
        Assert.Equal(5, rig.History.Kept.Count);
        Assert.All(rig.History.Kept, check => Assert.Equal((id, CheckOutcome.Ok, 200), (check.MonitorId, check.Outcome, check.Status)));
    }

    [Fact]
    public async Task A_wrong_status_is_judged_by_what_the_owner_expects()
    {
        await using var rig = await new PingerRig().StartAsync();
        rig.Probe.Answer = _ => new(CheckOutcome.Ok, 503, TimeSpan.Zero);
        var odd = await rig.AddAsync(with: settings => settings with { Expected = new(503, 503) });
        var usual = await rig.AddAsync("https://example.com/");
        rig.Pinger.Watch(odd);
        Assert.Equal(MonitorState.Up, (await rig.NextCheckAsync(odd.Id)).Status!.State);
        rig.Pinger.Watch(usual);
        Assert.Equal(CheckOutcome.WrongStatus, (await rig.NextCheckAsync(usual.Id)).Status!.LastCheck!.Value.Outcome);
    }

    [Fact]
    public async Task After_a_start_all_stored_monitors_are_watched_at_the_slots_they_had()
    {
        var clock = new ManualTimeProvider();
        var store = new MemoryMonitorStore();
        await using var first = new PingerRig(store: store, clock: clock);
        var monitors = new List<MonitorDefinition>();
        for (var i = 0; i < 2_100; i++)
        {
            monitors.Add(await first.AddAsync($"https://n{i}.org/"));
        }

        await using var rig = await new PingerRig(store: store, clock: clock).StartAsync();
        Assert.True(rig.Pinger.IsReady);
        Assert.All(monitors, monitor => Assert.Equal(
            CheckPhase.NextSlot(monitor.Id, 60_000, clock.GetUtcNow().ToUnixTimeMilliseconds()),
            rig.Pinger.StatusOf(monitor.Id)!.NextCheckAt!.Value.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task A_paused_monitor_is_not_checked_until_it_is_resumed()
    {
        await using var rig = await new PingerRig().StartAsync();
        var id = await UpAsync(rig);
        var paused = await rig.Pinger.SetStateAsync(id, MonitorState.Paused, "paused by its owner");
        Assert.Equal((MonitorState.Paused, "paused by its owner"), (paused.State, paused.Reason));
        Assert.Null(paused.NextCheckAt);
        Assert.Equal(MonitorState.Paused, (await rig.Store.FindMonitorAsync(id))!.State);
        var resumed = await rig.Pinger.SetStateAsync(id, MonitorState.Pending, "");
        Assert.InRange(resumed.NextCheckAt!.Value, rig.Clock.GetUtcNow().AddSeconds(14), rig.Clock.GetUtcNow().AddSeconds(20));
        Assert.Equal(MonitorState.Up, (await rig.NextCheckAsync(id)).Status!.State);
        Assert.DoesNotContain(await rig.Store.ListTransitionsAsync(id, long.MaxValue, 10), one => one.IsAlert);
    }

    [Fact]
    public async Task The_result_of_a_check_that_was_under_way_does_not_wake_a_paused_monitor()
    {
        await using var rig = await new PingerRig().StartAsync();
        var monitor = await rig.AddAsync();
        rig.Probe.Close();
        rig.Pinger.Watch(monitor);
        await rig.PassToAsync(monitor.Id);
        await rig.Probe.Asked.CountAsync(1);
        await rig.Pinger.SetStateAsync(monitor.Id, MonitorState.Paused, "");
        rig.Probe.Open();
        await rig.StopAsync();
        Assert.Equal(MonitorState.Paused, rig.Pinger.StatusOf(monitor.Id)!.State);
        Assert.Empty(rig.History.Kept);
    }

    [Fact]
    public async Task A_state_that_cannot_be_stored_is_not_shown()
    {
        await using var rig = await new PingerRig().StartAsync();
        var id = await UpAsync(rig);
        await rig.Pinger.SetStateAsync(id, MonitorState.Up, "");
        rig.Store.IsBroken = true;
        var error = await Assert.ThrowsAsync<MonitorException>(() => Patience.WaitAsync(rig.Pinger.SetStateAsync(id, MonitorState.Paused, "").AsTask()));
        Assert.Equal(MonitorFault.Unavailable, error.Fault);
        Assert.Equal(MonitorState.Up, rig.Pinger.StatusOf(id)!.State);
        rig.Store.IsBroken = false;
        Assert.Equal(MonitorState.Paused, (await rig.Pinger.SetStateAsync(id, MonitorState.Paused, "")).State);
    }

    [Fact]
    public async Task A_change_of_state_is_shown_at_once_and_stored_when_the_store_is_well_again()
    {
        await using var rig = await new PingerRig().StartAsync();
        var id = await UpAsync(rig);
        await rig.Pinger.SetStateAsync(id, MonitorState.Pending, "");
        await rig.NextCheckAsync(id);
        rig.Store.IsBroken = true;
        rig.Probe.Fail();
        Assert.Equal(MonitorState.Down, (await StatesAsync(rig, id, 3))[^1]);
        await rig.Lines.FirstAsync(line => line.Text.Contains("state changes; retrying", StringComparison.Ordinal));
        rig.Store.IsBroken = false;
        await StatesAsync(rig, id, 1);
        await rig.Lines.FirstAsync(line => line.Text.Contains("State changes are being stored again", StringComparison.Ordinal));
        Assert.Equal(MonitorState.Down, (await rig.Store.FindMonitorAsync(id))!.State);
    }

    [Fact]
    public async Task A_deleted_monitor_is_gone_and_somebody_is_told()
    {
        await using var rig = await new PingerRig().StartAsync();
        var id = await UpAsync(rig);
        rig.Pinger.Forget(id);
        Assert.Null(rig.Pinger.StatusOf(id));
        Assert.Equal(id, (await rig.Events.FirstAsync(one => one.Kind == MonitorEventKind.Removed)).MonitorId);
        await Assert.ThrowsAsync<MonitorException>(() => rig.Pinger.SetStateAsync(id, MonitorState.Paused, "").AsTask());
    }

    [Fact]
    public async Task Another_address_is_checked_soon_and_nothing_is_suspected_of_it()
    {
        await using var rig = await new PingerRig().StartAsync();
        var id = await UpAsync(rig);
        rig.Probe.Fail();
        await StatesAsync(rig, id, 2);
        var monitor = (await rig.Store.FindMonitorAsync(id))!;
        rig.Pinger.Watch(monitor with { Settings = monitor.Settings with { Url = "https://example.net/" } });
        Assert.InRange(rig.Pinger.StatusOf(id)!.NextCheckAt!.Value, rig.Clock.GetUtcNow(), rig.Clock.GetUtcNow().AddSeconds(20));
        Assert.Equal([MonitorState.Up, MonitorState.Up, MonitorState.Down], await StatesAsync(rig, id, 3));
        Assert.Equal("https://example.net/", rig.Probe.Asked.Items[^1].Url);
    }

    [Fact]
    public async Task Changes_that_come_after_a_later_one_or_after_the_deletion_are_left_out()
    {
        await using var rig = await new PingerRig().StartAsync();
        var id = await UpAsync(rig);
        var monitor = (await rig.Store.FindMonitorAsync(id))!;
        rig.Pinger.Watch(monitor with { Version = 9, Settings = monitor.Settings with { Interval = TimeSpan.FromSeconds(90) } });
        rig.Pinger.Watch(monitor with { Version = 8, Settings = monitor.Settings with { Url = "https://example.net/" } });
        await rig.NextCheckAsync(id);
        Assert.Equal(monitor.Settings.Url, rig.Probe.Asked.Items[^1].Url);

        rig.Pinger.Forget(id);
        rig.Pinger.Watch(monitor with { Version = 10 });
        Assert.Null(rig.Pinger.StatusOf(id));
    }

    [Fact]
    public async Task Equal_targets_are_fetched_once_and_confirmations_by_themselves()
    {
        await using var rig = await new PingerRig().StartAsync();
        var one = await UpAsync(rig);
        var two = await rig.AddAsync();
        rig.Pinger.Watch(two);
        var asked = rig.Probe.Asked.Items.Count;
        await rig.NextCheckAsync(two.Id);
        var three = await rig.AddAsync();
        rig.Pinger.Watch(three);
        await rig.NextCheckAsync(three.Id);
        Assert.Equal(asked + 1, rig.Probe.Asked.Items.Count);
        rig.Probe.Fail();
        asked = rig.Probe.Asked.Items.Count;
        Assert.Equal(MonitorState.Down, (await StatesAsync(rig, one, 5))[^1]);
        Assert.InRange(rig.Probe.Asked.Items.Count, asked + 3, asked + 15);
    }

    [Fact]
    public async Task A_target_that_does_not_know_head_is_asked_by_get_from_then_on()
    {
        await using var rig = await new PingerRig().StartAsync();
        rig.Probe.Answer = target => new(CheckOutcome.Ok, 200, TimeSpan.Zero) { HeadFails = target.Method == CheckMethod.Head };
        var monitor = await rig.AddAsync(with: settings => settings with { Method = CheckMethod.Head });
        rig.Pinger.Watch(monitor);
        await rig.NextCheckAsync(monitor.Id);
        await rig.NextCheckAsync(monitor.Id);
        Assert.Equal([CheckMethod.Head, CheckMethod.Get], rig.Probe.Asked.Items.Select(target => target.Method));
        await rig.StopAsync();
        Assert.True((await rig.Store.FindMonitorAsync(monitor.Id))!.HeadFails);
    }

    [Fact]
    public async Task A_certificate_is_warned_of_once_even_over_a_restart()
    {
        var store = new MemoryMonitorStore();
        var clock = new ManualTimeProvider();
        var id = 0L;
        for (var run = 0; run < 2; run++)
        {
            await using var rig = await new PingerRig(store: store, clock: clock).StartAsync();
            rig.Probe.Answer = _ => new(CheckOutcome.Ok, 200, TimeSpan.Zero) { CertificateEndsAt = new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero) };
            id = run == 0 ? await UpAsync(rig) : id;
            await StatesAsync(rig, id, 2);
            await rig.StopAsync();
        }

        var warning = Assert.Single(await store.ListTransitionsAsync(id, long.MaxValue, 10), one => one.IsAlert);
        Assert.Equal((MonitorState.Up, MonitorState.Up, "certificate ends on 2026-01-10, in 9 days"), (warning.From, warning.To, warning.Reason));
    }

    [Fact]
    public async Task When_we_are_offline_nobody_is_written_down_however_few_are_watched()
    {
        await using var rig = await new PingerRig().StartAsync();
        var ids = new List<long>();
        for (var number = 0; number < 5; number++)
        {
            var monitor = await rig.AddAsync($"https://n{number}.org/", interval: 300);
            rig.Pinger.Watch(monitor);
            await rig.NextCheckAsync(monitor.Id);
            ids.Add(monitor.Id);
        }

        var changes = rig.Events.Items.Count(one => one.Kind == MonitorEventKind.Changed);
        rig.Probe.Fail();
        for (var i = 0; i < 30; i++)
        {
            var (asked, next) = (rig.Probe.Asked.Items.Count, ids.MinBy(id => rig.Pinger.StatusOf(id)!.NextCheckAt));
            if (rig.Pinger.StatusOf(next)!.NextCheckAt > rig.Clock.GetUtcNow())
            {
                await rig.PassToAsync(next);
                await rig.Probe.Asked.CountAsync(asked + 1);
            }

            await QuietPool.WaitAsync();
        }

        Assert.True(rig.Pinger.IsOffline);
        Assert.All(ids, id => Assert.Equal(MonitorState.Up, rig.Pinger.StatusOf(id)!.State));
        Assert.Equal(changes, rig.Events.Items.Count(one => one.Kind == MonitorEventKind.Changed));
    }

    [Fact]
    public async Task Monitors_are_loaded_when_the_store_can_be_read_at_last()
    {
        await using var rig = new PingerRig();
        var monitor = await rig.AddAsync();
        rig.Store.IsBroken = true;
        var start = rig.StartAsync();
        await rig.Lines.FirstAsync(line => line.Text.Contains("Could not read the monitors", StringComparison.Ordinal));
        Assert.False(rig.Pinger.IsReady);
        rig.Store.IsBroken = false;
        await Patience.WaitAsync(rig.Clock.WhenDueWithinAsync(TimeSpan.FromSeconds(1)));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await Patience.WaitAsync(start);
        Assert.True(rig.Pinger.IsReady);
        Assert.NotNull(rig.Pinger.StatusOf(monitor.Id));
    }

    [Fact]
    public async Task What_was_deleted_while_the_monitors_were_loaded_stays_deleted()
    {
        await using var rig = new PingerRig();
        var monitor = await rig.AddAsync();
        rig.Pinger.Forget(monitor.Id);
        await rig.StartAsync();
        Assert.Null(rig.Pinger.StatusOf(monitor.Id));
    }

    [Fact]
    public async Task The_history_is_kept_up_every_5_minutes_also_after_a_failure()
    {
        await using var rig = await new PingerRig().StartAsync();
        await Patience.WaitAsync(rig.Clock.WhenDueWithinAsync(TimeSpan.FromMinutes(5)));
        rig.Clock.Advance(TimeSpan.FromMinutes(5));
        await rig.Lines.FirstAsync(line => line.Text.Contains("roll up", StringComparison.Ordinal));
        await Patience.WaitAsync(rig.Clock.WhenDueWithinAsync(TimeSpan.FromMinutes(5)));
        rig.Clock.Advance(TimeSpan.FromMinutes(5));
        await rig.History.Upkeeps.CountAsync(2);
    }

    private static async Task<long> UpAsync(PingerRig rig)
    {
        var monitor = await rig.AddAsync();
        rig.Pinger.Watch(monitor);
        Assert.Equal(MonitorState.Up, (await rig.NextCheckAsync(monitor.Id)).Status!.State);
        return monitor.Id;
    }

    private static async Task<MonitorState[]> StatesAsync(PingerRig rig, long id, int checks)
    {
        var states = new MonitorState[checks];
        for (var i = 0; i < checks; i++)
        {
            states[i] = (await rig.NextCheckAsync(id)).Status!.State;
        }

        return states;
    }
}
