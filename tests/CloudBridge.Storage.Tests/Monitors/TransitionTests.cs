using CloudBridge.Monitors;
using CloudBridge.TestKit;

namespace CloudBridge.Storage.Tests.Monitors;

public sealed class TransitionTests
{
    private static readonly DateTimeOffset Now = StoreHome.Now;

    internal static Transition Down(long monitor) => new(monitor, Now, MonitorState.Up, MonitorState.Down, "no answer in time") { IsAlert = true };

    [Theory]
    [EveryStore]
    public async Task A_transition_gives_the_monitor_its_state_and_stays_for_ever(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var monitor = await home.MonitorAsync((await home.AccountAsync()).Id);
        var down = Down(monitor.Id) with { At = Now.AddTicks(3) };

        var stored = Assert.Single(await home.Monitors.AddTransitionsAsync([down]));
        await home.ReopenAsync();

        Assert.Equal(down with { Id = stored.Id, At = Now }, stored);
        Assert.Equal(stored, Assert.Single(await home.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 10)));
        Assert.Equal(
            monitor with { State = MonitorState.Down, StateSince = Now, Reason = "no answer in time", Version = 2, Told = MonitorState.Down },
            await home.Monitors.FindMonitorAsync(monitor.Id));
    }

    [Theory]
    [EveryStore]
    public async Task A_warning_is_kept_and_told_but_the_state_and_its_age_stay(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        var monitor = await home.MonitorAsync(owner.Id);
        await home.Monitors.AddTransitionsAsync([Down(monitor.Id)]);
        await home.Alerts.AddChannelAsync(new(0, owner.Id, AlertKind.Discord, "https://example.com/hook", "", Now), 5);
        var before = await home.Monitors.FindMonitorAsync(monitor.Id);

        var warning = new Transition(monitor.Id, Now.AddHours(1), MonitorState.Down, MonitorState.Down, "certificate ends on 2026-12-01, in 5 days") { IsAlert = true };
        var stored = Assert.Single(await home.Monitors.AddTransitionsAsync([warning]));

        Assert.Equal(before, await home.Monitors.FindMonitorAsync(monitor.Id));
        Assert.Equal(stored, (await home.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 1))[0]);
        Assert.Equal(stored, Assert.Single(await StoreHome.TakeAlertsAsync(home.Alerts, Now.AddHours(2))).Transition);
    }

    [Theory]
    [EveryStore]
    public async Task What_was_told_last_is_known_whatever_was_done_by_hand_since(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var monitor = await home.MonitorAsync((await home.AccountAsync()).Id);
        Transition[] byHand = [Quiet(monitor.Id, MonitorState.Down, MonitorState.Paused), Quiet(monitor.Id, MonitorState.Paused, MonitorState.Pending)];

        await home.Monitors.AddTransitionsAsync([Down(monitor.Id), .. byHand]);
        Assert.Equal(MonitorState.Down, (await home.Monitors.FindMonitorAsync(monitor.Id))!.Told);
        var warning = Down(monitor.Id) with { From = MonitorState.Pending, To = MonitorState.Pending, Key = Guid.NewGuid() };
        await home.Monitors.AddTransitionsAsync([warning]);
        await home.Monitors.UpdateMonitorAsync(monitor.Id, monitor.Settings with { Label = "other" }, null, null);
        await home.ReopenAsync();
        Assert.Equal(MonitorState.Down, Assert.Single(await home.Monitors.ListAllMonitorsAsync(0, 10)).Told);

        await home.Monitors.AddTransitionsAsync([Quiet(monitor.Id, MonitorState.Pending, MonitorState.Up), Quiet(monitor.Id, MonitorState.Up, MonitorState.Paused)]);
        Assert.Equal(MonitorState.Up, Assert.Single(await home.Monitors.ListMonitorsAsync(monitor.OwnerId, 0, 10)).Told);
    }

    [Theory]
    [EveryStore]
    public async Task Transitions_are_stored_in_order_without_those_of_monitors_that_are_gone(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        var (first, second) = (await home.MonitorAsync(owner.Id), await home.MonitorAsync(owner.Id));
        Transition[] all = [Down(second.Id), Down(first.Id), Down(99), Down(second.Id) with { From = MonitorState.Down, To = MonitorState.Up, Reason = "" }];

        var stored = await home.Monitors.AddTransitionsAsync(all);

        Assert.Equal([second.Id, first.Id, second.Id], stored.Select(transition => transition.MonitorId));
        Assert.Equal(stored.Select(transition => transition.Id).Order(), stored.Select(transition => transition.Id));
        Assert.Equal((MonitorState.Up, 3, ""), Of(await home.Monitors.FindMonitorAsync(second.Id)));
        Assert.Equal((MonitorState.Down, 2, "no answer in time"), Of(await home.Monitors.FindMonitorAsync(first.Id)));
        Assert.Empty(await home.Monitors.AddTransitionsAsync([Down(99)]));
        Assert.Empty(await home.Monitors.AddTransitionsAsync([]));
    }

    [Theory]
    [EveryStore]
    public async Task Transitions_are_read_newest_first_page_by_page(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var monitor = await home.MonitorAsync((await home.AccountAsync()).Id);
        var stored = await home.Monitors.AddTransitionsAsync([.. Enumerable.Range(0, 5).Select(second => Down(monitor.Id) with { At = Now.AddSeconds(second) })]);

        var page = await home.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 2);
        Assert.Equal([stored[4], stored[3]], page);
        Assert.Equal([stored[2], stored[1], stored[0]], await home.Monitors.ListTransitionsAsync(monitor.Id, page[^1].Id, 10));
    }

    [Theory]
    [EveryStore]
    public async Task What_is_handed_over_again_is_there_once_and_told_once(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        await home.Alerts.AddChannelAsync(AlertStoreTests.Channel(owner.Id), 5);
        var monitor = await home.MonitorAsync(owner.Id);
        var down = Down(monitor.Id);
        var up = Down(monitor.Id) with { From = MonitorState.Down, To = MonitorState.Up, Key = Guid.NewGuid() };
        var first = await home.Monitors.AddTransitionsAsync([down, up]);

        await home.ReopenAsync();
        var again = await home.Monitors.AddTransitionsAsync([down, up, Down(monitor.Id) with { At = Now.AddMinutes(1) }, down]);

        Assert.Equal(first, again.Take(2));
        Assert.Equal(first[0].Id, again[3].Id);
        Assert.Equal([again[2], first[1], first[0]], await home.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 10));
        Assert.Equal((MonitorState.Down, 4, "no answer in time"), Of(await home.Monitors.FindMonitorAsync(monitor.Id)));
        Assert.Equal(3, (await StoreHome.TakeAlertsAsync(home.Alerts, Now.AddDays(9))).Count);
    }

    [Theory]
    [EveryStore]
    public async Task Two_who_hand_the_same_over_at_once_store_it_once(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        await home.Alerts.AddChannelAsync(AlertStoreTests.Channel(owner.Id), 5);
        var monitor = await home.MonitorAsync(owner.Id);
        var down = Down(monitor.Id);

        await Patience.WaitAsync(Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () => await home.Monitors.AddTransitionsAsync([down])))));

        Assert.Single(await home.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 10));
        Assert.Single(await StoreHome.TakeAlertsAsync(home.Alerts, Now.AddDays(9)));
        Assert.Equal(2, (await home.Monitors.FindMonitorAsync(monitor.Id))!.Version);
    }

    [Theory]
    [EveryStore]
    public async Task Deleting_a_monitor_takes_its_transitions_and_what_waits_to_be_told_about_it(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        await home.Alerts.AddChannelAsync(AlertStoreTests.Channel(owner.Id), 5);
        var monitor = await home.MonitorAsync(owner.Id);
        await home.Monitors.AddTransitionsAsync([Down(monitor.Id)]);

        await home.Monitors.DeleteMonitorAsync(monitor.Id, null);

        Assert.Empty(await home.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 10));
        Assert.Empty(await StoreHome.TakeAlertsAsync(home.Alerts, Now.AddDays(9)));
    }

    [Theory]
    [EveryStore]
    public async Task Batches_in_opposite_order_at_once_are_all_stored(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        var monitors = new List<long>();
        for (var i = 0; i < 10; i++)
        {
            monitors.Add((await home.MonitorAsync(owner.Id)).Id);
        }

        await Patience.WaitAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () =>
            await home.Monitors.AddTransitionsAsync([.. (number % 2 == 0 ? monitors : Enumerable.Reverse(monitors)).Select(Down)])))));

        foreach (var id in monitors)
        {
            Assert.Equal(20, (await home.Monitors.ListTransitionsAsync(id, long.MaxValue, 100)).Count);
            Assert.Equal(21, (await home.Monitors.FindMonitorAsync(id))!.Version);
        }
    }

    private static (MonitorState State, long Version, string Reason) Of(MonitorDefinition? monitor) => (monitor!.State, monitor.Version, monitor.Reason);

    private static Transition Quiet(long monitor, MonitorState from, MonitorState to) => new(monitor, Now.AddMinutes(1), from, to, "");
}
