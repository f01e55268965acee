using CloudBridge.Monitors;

namespace CloudBridge.Storage.Tests.Monitors;

public sealed class MonitorStoreTests
{
    private static readonly DateTimeOffset Now = StoreHome.Now;

    private static readonly MonitorSettings Everything = new()
    {
        Url = "https://xn--bcher-kva.example:8443/status?a=1",
        Label = "Bücher 📚",
        Method = CheckMethod.Head,
        Interval = TimeSpan.FromSeconds(90),
        Timeout = TimeSpan.FromSeconds(7),
        Expected = new StatusRange(200, 204),
        Text = "all's \"well\"",
        TlsWarningDays = 30,
        IsPublic = true,
    };

    [Theory]
    [EveryStore]
    public async Task A_monitor_is_there_as_it_was_made_after_the_stores_were_closed(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        var made = await home.Monitors.AddMonitorAsync(owner.Id, Everything, MonitorQuota.None, null, Now.AddTicks(7));
        var plain = await home.MonitorAsync(owner.Id);

        await home.ReopenAsync();

        Assert.Equal(made, await home.Monitors.FindMonitorAsync(made.Id));
        Assert.Equal(new MonitorDefinition { Id = made.Id, OwnerId = owner.Id, Settings = Everything, CreatedAt = Now, StateSince = Now, Version = 1 }, made);
        Assert.Equal(plain, await home.Monitors.FindMonitorAsync(plain.Id));
        Assert.Null(plain.Settings.Text);
    }

    [Theory]
    [EveryStore]
    public async Task Lists_are_by_number_and_go_on_after_one(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var (ada, bob) = (await home.AccountAsync("Ada"), await home.AccountAsync("Bob"));
        var all = new List<MonitorDefinition>();
        for (var i = 0; i < 6; i++)
        {
            all.Add(await home.MonitorAsync(i % 2 == 0 ? ada.Id : bob.Id));
        }

        Assert.Equal([all[0], all[2]], await home.Monitors.ListMonitorsAsync(ada.Id, 0, 2));
        Assert.Equal([all[4]], await home.Monitors.ListMonitorsAsync(ada.Id, all[2].Id, 2));
        Assert.Equal([all[2], all[3], all[4]], await home.Monitors.ListAllMonitorsAsync(all[1].Id, 3));
        Assert.Equal(3, await home.Monitors.CountMonitorsAsync("ADA"));
        Assert.Equal(0, await home.Monitors.CountMonitorsAsync("nobody"));
    }

    [Theory]
    [EveryStore]
    public async Task The_number_of_a_deleted_monitor_is_never_used_again(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        var first = await home.MonitorAsync(owner.Id);
        Assert.True(await home.Monitors.DeleteMonitorAsync(first.Id, null));
        await home.ReopenAsync();

        Assert.True((await home.MonitorAsync(owner.Id)).Id > first.Id);
    }

    [Theory]
    [EveryStore]
    public async Task An_owner_that_is_not_there_gets_no_monitor(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);

        await StoreHome.RefusesAsync(MonitorFault.NotFound, () => home.MonitorAsync(12));

        Assert.Empty(await home.Monitors.ListAllMonitorsAsync(0, 10));
    }

    [Theory]
    [EveryStore]
    public async Task A_change_gives_the_next_version_and_one_of_an_old_version_is_refused(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var monitor = await home.MonitorAsync((await home.AccountAsync()).Id);

        var changed = await home.Monitors.UpdateMonitorAsync(monitor.Id, Everything, null, 1);
        await StoreHome.RefusesAsync(MonitorFault.Changed, async () => await home.Monitors.UpdateMonitorAsync(monitor.Id, monitor.Settings, null, 1));
        await StoreHome.RefusesAsync(MonitorFault.Changed, async () => await home.Monitors.DeleteMonitorAsync(monitor.Id, 1));

        Assert.Equal(monitor with { Settings = Everything, Version = 2 }, changed);
        Assert.Equal(changed, await home.Monitors.FindMonitorAsync(monitor.Id));
        Assert.Equal(3, (await home.Monitors.UpdateMonitorAsync(monitor.Id, Everything, null, null))!.Version);
        Assert.True(await home.Monitors.DeleteMonitorAsync(monitor.Id, 3));
        Assert.Null(await home.Monitors.UpdateMonitorAsync(monitor.Id, Everything, null, 3));
        Assert.False(await home.Monitors.DeleteMonitorAsync(monitor.Id, 3));
    }

    [Theory]
    [EveryStore]
    public async Task That_a_target_does_not_know_HEAD_is_remembered_until_another_target_is_asked(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var monitor = await home.MonitorAsync((await home.AccountAsync()).Id);
        await home.Monitors.SetHeadFailsAsync(monitor.Id);
        await home.Monitors.SetHeadFailsAsync(99);

        Assert.Equal(monitor with { HeadFails = true }, await home.Monitors.FindMonitorAsync(monitor.Id));
        Assert.True((await home.Monitors.UpdateMonitorAsync(monitor.Id, monitor.Settings with { Label = "other" }, null, null))!.HeadFails);
        Assert.False((await home.Monitors.UpdateMonitorAsync(monitor.Id, monitor.Settings with { Url = "https://example.com/other" }, null, null))!.HeadFails);
        Assert.False((await home.Monitors.FindMonitorAsync(monitor.Id))!.HeadFails);
    }

    [Theory]
    [EveryStore]
    public async Task When_a_certificate_ends_is_remembered_until_another_target_is_asked(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var monitor = await home.MonitorAsync((await home.AccountAsync()).Id);
        var end = StoreHome.Now.AddDays(4);
        await home.Monitors.SetCertificateAsync(monitor.Id, end);
        await home.Monitors.SetCertificateAsync(99, end);
        await home.ReopenAsync();

        Assert.Equal(monitor with { CertificateEndsAt = end }, await home.Monitors.FindMonitorAsync(monitor.Id));
        Assert.Equal(end, (await home.Monitors.UpdateMonitorAsync(monitor.Id, monitor.Settings with { Label = "other" }, null, null))!.CertificateEndsAt);
        Assert.Null((await home.Monitors.UpdateMonitorAsync(monitor.Id, monitor.Settings with { Url = "https://example.com/other" }, null, null))!.CertificateEndsAt);
        Assert.Null((await home.Monitors.FindMonitorAsync(monitor.Id))!.CertificateEndsAt);
    }

    [Theory]
    [EveryStore]
    public async Task What_is_expected_makes_another_target_only_where_redirects_are_followed_no_more(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var monitor = await home.MonitorAsync((await home.AccountAsync()).Id);
        var end = StoreHome.Now.AddDays(4);
        await home.Monitors.SetCertificateAsync(monitor.Id, end);

        var other = await home.Monitors.UpdateMonitorAsync(monitor.Id, monitor.Settings with { Expected = new StatusRange(200, 999), Text = "hello" }, null, null);
        Assert.Equal((end, new StatusRange(200, 999)), (other!.CertificateEndsAt, other.Settings.Expected));
        Assert.Null((await home.Monitors.UpdateMonitorAsync(monitor.Id, monitor.Settings with { Expected = new StatusRange(301, 301) }, null, null))!.CertificateEndsAt);
        await home.ReopenAsync();
        Assert.Equal(new StatusRange(301, 301), (await home.Monitors.FindMonitorAsync(monitor.Id))!.Settings.Expected);
    }

    [Theory]
    [EveryStore]
    public async Task A_new_reason_is_kept_for_the_outage_it_belongs_to_alone(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var monitor = await home.MonitorAsync((await home.AccountAsync()).Id);
        await home.Monitors.AddTransitionsAsync([TransitionTests.Down(monitor.Id)]);
        var down = (await home.Monitors.FindMonitorAsync(monitor.Id))!;

        await home.Monitors.SetDownReasonAsync(monitor.Id, down.StateSince.AddMilliseconds(1), "of another outage");
        await home.Monitors.SetDownReasonAsync(99, down.StateSince, "of nothing");
        Assert.Equal(down, await home.Monitors.FindMonitorAsync(monitor.Id));
        await home.Monitors.SetDownReasonAsync(monitor.Id, down.StateSince.AddTicks(3), "answers with status 500");
        await home.ReopenAsync();
        Assert.Equal(down with { Reason = "answers with status 500" }, await home.Monitors.FindMonitorAsync(monitor.Id));

        await home.Monitors.AddTransitionsAsync([new(monitor.Id, down.StateSince, MonitorState.Down, MonitorState.Paused, "paused by its owner")]);
        await home.Monitors.SetDownReasonAsync(monitor.Id, down.StateSince, "too late");
        Assert.Equal("paused by its owner", (await home.Monitors.FindMonitorAsync(monitor.Id))!.Reason);
        Assert.Equal(2, (await home.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 10)).Count);
    }

    [Theory]
    [EveryStore]
    public async Task The_last_check_before_a_pause_stays_with_the_monitor(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var monitor = await home.MonitorAsync((await home.AccountAsync()).Id);
        var check = new CheckResult(monitor.Id, StoreHome.Now, CheckOutcome.WrongStatus, 999, 91);
        var pause = new Transition(monitor.Id, StoreHome.Now.AddHours(1), MonitorState.Up, MonitorState.Paused, "paused by its owner") { LastCheck = check };

        await home.Monitors.AddTransitionsAsync([pause]);
        await home.Monitors.AddTransitionsAsync([new(monitor.Id, StoreHome.Now.AddHours(2), MonitorState.Paused, MonitorState.Pending, "")]);
        await home.Monitors.UpdateMonitorAsync(monitor.Id, monitor.Settings with { Label = "other" }, null, null);
        await home.ReopenAsync();

        Assert.Null(monitor.LastCheck);
        Assert.Equal(check, (await home.Monitors.FindMonitorAsync(monitor.Id))!.LastCheck);
        Assert.Equal(check, Assert.Single(await home.Monitors.ListAllMonitorsAsync(0, 10)).LastCheck);
        Assert.All(await home.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 10), transition => Assert.Null(transition.LastCheck));
    }
}
