using CloudBridge.Monitors;

namespace CloudBridge.Storage.Tests.Monitors;

public sealed class AlertStoreTests
{
    private static readonly DateTimeOffset Now = StoreHome.Now;

    internal static AlertChannel Channel(long account, AlertKind kind = AlertKind.Webhook) => new(0, account, kind, "https://example.com/hook", "s3cret", Now);

    [Theory]
    [EveryStore]
    public async Task Channels_are_listed_as_they_were_added_up_to_the_limit(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var account = (await home.AccountAsync()).Id;
        var first = await home.Alerts.AddChannelAsync(Channel(account), 2);
        var second = await home.Alerts.AddChannelAsync(Channel(account, AlertKind.Cloud) with { Target = "Own/demo", Secret = "" }, 2);

        var error = await StoreHome.RefusesAsync(MonitorFault.QuotaReached, async () => await home.Alerts.AddChannelAsync(Channel(account), 2));
        await StoreHome.RefusesAsync(MonitorFault.NotFound, async () => await home.Alerts.AddChannelAsync(Channel(99), 2));
        await home.ReopenAsync();

        Assert.Equal(Channel(account) with { Id = first.Id }, first);
        Assert.Equal([first, second], await home.Alerts.ListChannelsAsync(account));
        Assert.Equal("You have as many alert channels as you may, 2. Remove one first.", error.Message);
    }

    [Theory]
    [EveryStore]
    public async Task A_transition_that_is_told_waits_once_for_each_channel_of_its_owner(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var (ada, bob) = (await home.AccountAsync("Ada"), await home.AccountAsync("Bob"));
        var channels = new[] { await home.Alerts.AddChannelAsync(Channel(ada.Id), 5), await home.Alerts.AddChannelAsync(Channel(ada.Id, AlertKind.Discord), 5) };
        await home.Alerts.AddChannelAsync(Channel(bob.Id), 5);
        var monitor = await home.MonitorAsync(ada.Id);

        var stored = await home.Monitors.AddTransitionsAsync([TransitionTests.Down(monitor.Id), TransitionTests.Down(monitor.Id) with { To = MonitorState.Paused, IsAlert = false }]);
        await home.ReopenAsync();
        var due = await home.Alerts.DueAlertsAsync(Now, 10);

        Assert.Equal(channels, due.Select(alert => alert.Channel));
        Assert.All(due, alert => Assert.Equal((stored[0], 0), (alert.Transition, alert.Tries)));
        Assert.All(due, alert => Assert.Equal((monitor.Id, MonitorState.Paused), (alert.Monitor.Id, alert.Monitor.State)));
    }

    [Theory]
    [EveryStore]
    public async Task An_alert_stays_until_it_is_ended_and_is_not_due_while_it_is_put_off(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var account = (await home.AccountAsync()).Id;
        await home.Alerts.AddChannelAsync(Channel(account), 5);
        var monitor = (await home.MonitorAsync(account)).Id;
        await home.Monitors.AddTransitionsAsync([TransitionTests.Down(monitor), TransitionTests.Down(monitor) with { At = Now.AddMinutes(1) }]);
        var first = Assert.Single(await home.Alerts.DueAlertsAsync(Now, 10));
        Assert.Equal([first.Id], Ids(await home.Alerts.DueAlertsAsync(Now.AddMinutes(1), 10)));

        await home.Alerts.PutOffAlertAsync(first.Id, Now.AddMinutes(5));
        await home.ReopenAsync();

        Assert.Empty(await home.Alerts.DueAlertsAsync(Now.AddMinutes(4), 10));
        var again = Assert.Single(await home.Alerts.DueAlertsAsync(Now.AddMinutes(5), 10));
        Assert.Equal((first.Id, 1, Now.AddMinutes(5)), (again.Id, again.Tries, again.DueAt));
        await home.Alerts.EndAlertAsync(first.Id);
        await home.Alerts.EndAlertAsync(first.Id);
        var second = Assert.Single(await home.Alerts.DueAlertsAsync(Now.AddMinutes(5), 10));
        Assert.Equal((true, 0), (second.Id > first.Id, second.Tries));
    }

    [Theory]
    [EveryStore]
    public async Task What_happens_later_has_the_first_of_its_channel_tried_and_overtakes_nothing(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var account = (await home.AccountAsync()).Id;
        await home.Alerts.AddChannelAsync(Channel(account), 5);
        var monitor = (await home.MonitorAsync(account)).Id;
        await home.Monitors.AddTransitionsAsync([TransitionTests.Down(monitor)]);
        var first = Assert.Single(await home.Alerts.DueAlertsAsync(Now, 10));
        await home.Alerts.PutOffAlertAsync(first.Id, Now.AddMinutes(5));

        await home.Monitors.AddTransitionsAsync([TransitionTests.Down(monitor) with { At = Now.AddMinutes(1), To = MonitorState.Flapping }]);

        Assert.Equal([first.Id], Ids(await home.Alerts.DueAlertsAsync(Now.AddMinutes(1), 10)));
        await home.Alerts.PutOffAlertAsync(first.Id, Now.AddMinutes(5));
        Assert.Empty(await home.Alerts.DueAlertsAsync(Now.AddMinutes(4), 10));
        Assert.Equal((first.Id, 1), Assert.Single((await home.Alerts.DueAlertsAsync(Now.AddMinutes(5), 10)).Select(alert => (alert.Id, alert.Tries))));
    }

    [Theory]
    [EveryStore]
    public async Task However_many_wait_for_one_channel_the_first_of_every_other_is_found(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var (ada, bob, eve) = (await home.AccountAsync("Ada"), await home.AccountAsync("Bob"), await home.AccountAsync("Eve"));
        var channels = new List<AlertChannel>();
        foreach (var account in (Account[])[ada, bob, eve])
        {
            channels.Add(await home.Alerts.AddChannelAsync(Channel(account.Id), 5));
        }

        var (mine, others) = ((await home.MonitorAsync(ada.Id)).Id, (await home.MonitorAsync(eve.Id)).Id);
        await home.Monitors.AddTransitionsAsync([.. Enumerable.Range(0, 50).Select(second => TransitionTests.Down(mine) with { At = Now.AddSeconds(second), Key = Guid.NewGuid() })]);
        await home.Monitors.AddTransitionsAsync([TransitionTests.Down(others) with { At = Now.AddMinutes(1) }]);

        var due = await home.Alerts.DueAlertsAsync(Now.AddMinutes(2), 10);

        Assert.Equal([channels[0], channels[2]], due.Select(alert => alert.Channel));
        Assert.Equal([Now, Now.AddMinutes(1)], due.Select(alert => alert.Transition.At));
        Assert.Equal([due[0].Id], Ids(await home.Alerts.DueAlertsAsync(Now.AddMinutes(2), 1)));
        Assert.Equal(51, (await StoreHome.TakeAlertsAsync(home.Alerts, Now.AddMinutes(2))).Count);
    }

    [Theory]
    [EveryStore]
    public async Task What_a_clock_that_was_far_ahead_has_put_off_is_due(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var account = (await home.AccountAsync()).Id;
        await home.Alerts.AddChannelAsync(Channel(account), 5);
        await home.Monitors.AddTransitionsAsync([TransitionTests.Down((await home.MonitorAsync(account)).Id)]);
        var alert = Assert.Single(await home.Alerts.DueAlertsAsync(Now, 10));

        await home.Alerts.PutOffAlertAsync(alert.Id, Now.AddDays(800));
        Assert.Equal([alert.Id], Ids(await home.Alerts.DueAlertsAsync(Now, 10)));
        await home.Alerts.PutOffAlertAsync(alert.Id, Now.AddDays(1));
        Assert.Empty(await home.Alerts.DueAlertsAsync(Now, 10));
    }

    [Theory]
    [EveryStore]
    public async Task Deleting_a_channel_takes_what_waits_for_it_and_is_for_its_owner_alone(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var (ada, bob) = (await home.AccountAsync("Ada"), await home.AccountAsync("Bob"));
        var channel = await home.Alerts.AddChannelAsync(Channel(ada.Id), 5);
        var monitor = await home.MonitorAsync(ada.Id);
        await home.Monitors.AddTransitionsAsync([TransitionTests.Down(monitor.Id)]);

        Assert.False(await home.Alerts.DeleteChannelAsync(bob.Id, channel.Id));
        Assert.Single(await home.Alerts.DueAlertsAsync(Now, 10));
        Assert.True(await home.Alerts.DeleteChannelAsync(ada.Id, channel.Id));
        Assert.False(await home.Alerts.DeleteChannelAsync(ada.Id, channel.Id));
        Assert.Empty(await home.Alerts.DueAlertsAsync(Now, 10));
        Assert.Single(await home.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 10));
    }

    private static IEnumerable<long> Ids(IEnumerable<PendingAlert> alerts) => alerts.Select(alert => alert.Id);
}
