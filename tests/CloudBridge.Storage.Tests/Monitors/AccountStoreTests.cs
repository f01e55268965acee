using CloudBridge.Monitors;
using CloudBridge.TestKit;

namespace CloudBridge.Storage.Tests.Monitors;

public sealed class AccountStoreTests
{
    private static readonly DateTimeOffset Now = StoreHome.Now;

    [Theory]
    [EveryStore]
    public async Task An_account_is_made_once_and_found_in_whatever_case(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var made = await home.Accounts.GetOrAddAccountAsync("Ada_L", Now);

        Assert.Equal(made, await home.Accounts.GetOrAddAccountAsync("ADA_L", Now.AddDays(1)));
        Assert.Equal(made, await home.Accounts.FindAccountAsync("ada_l"));
        Assert.Equal(made, await home.Accounts.FindAccountAsync(made.Id));
        Assert.Equal(new Account(made.Id, "Ada_L", Now) { LastSeenAt = Now }, made);
    }

    [Theory]
    [EveryStore]
    public async Task Many_who_make_the_same_account_at_once_get_the_same_one(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);

        var made = await Patience.WaitAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Task.Run(async () => (await home.Accounts.GetOrAddAccountAsync(number % 2 == 0 ? "Ada" : "aDA", Now)).Id))));

        Assert.Single(made.Distinct());
    }

    [Theory]
    [EveryStore]
    public async Task What_is_not_there_is_null(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);

        Assert.Null(await home.Accounts.FindAccountAsync("nobody"));
        Assert.Null(await home.Accounts.FindAccountAsync(99));
        Assert.Null(await home.Accounts.DeleteAccountAsync(99));
        await home.Accounts.TouchAccountAsync(99, Now);
    }

    [Theory]
    [EveryStore]
    public async Task When_an_owner_was_seen_is_kept_to_the_hour_and_never_goes_back(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var account = await home.AccountAsync();

        await home.Accounts.TouchAccountAsync(account.Id, Now.AddHours(3));
        await home.Accounts.TouchAccountAsync(account.Id, Now.AddHours(1));
        await home.ReopenAsync();
        await home.Accounts.TouchAccountAsync(account.Id, Now.AddHours(2));

        Assert.Equal(new DateTimeOffset(2026, 3, 4, 8, 0, 0, TimeSpan.Zero), (await home.Accounts.FindAccountAsync(account.Id))!.LastSeenAt);
    }

    [Theory]
    [EveryStore]
    public async Task Deleting_an_account_takes_everything_of_it_and_nothing_of_others(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var (ada, bob) = (await home.AccountAsync("Ada"), await home.AccountAsync("Bob"));
        var mine = new[] { await home.MonitorAsync(ada.Id), await home.MonitorAsync(ada.Id) };
        var other = await home.MonitorAsync(bob.Id);
        foreach (var account in (Account[])[ada, bob])
        {
            await home.Keys.AddKeyAsync(KeyStoreTests.Key(account.Id, $"key-{account.Name}"), 2, makeRoom: false);
            await home.Alerts.AddChannelAsync(AlertStoreTests.Channel(account.Id), 5);
        }

        await home.Monitors.AddTransitionsAsync([TransitionTests.Down(mine[0].Id), TransitionTests.Down(other.Id)]);

        Assert.Equal(mine.Select(monitor => monitor.Id), await home.Accounts.DeleteAccountAsync(ada.Id));

        Assert.Null(await home.Accounts.FindAccountAsync("Ada"));
        Assert.Null(await home.Monitors.FindMonitorAsync(mine[0].Id));
        Assert.Empty(await home.Monitors.ListTransitionsAsync(mine[0].Id, long.MaxValue, 10));
        Assert.Null(await home.Keys.FindKeyAsync("key-Ada"));
        Assert.Empty(await home.Alerts.ListChannelsAsync(ada.Id));
        Assert.Equal(other.Id, Assert.Single(await StoreHome.TakeAlertsAsync(home.Alerts, Now.AddDays(1))).Monitor.Id);
        Assert.NotNull(await home.Keys.FindKeyAsync("key-Bob"));
        Assert.NotEqual(ada.Id, (await home.AccountAsync("Ada")).Id);
    }

    [Theory]
    [EveryStore]
    public async Task Users_are_those_who_ever_made_a_monitor_the_newest_first(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        await home.AccountAsync("watcher");
        foreach (var name in (string[])["Ada", "Bob", "Cleo", "Dan", "Eve"])
        {
            await home.MonitorAsync((await home.AccountAsync(name)).Id);
        }

        var bob = await home.AccountAsync("Bob");
        await home.Monitors.DeleteMonitorAsync((await home.Monitors.ListMonitorsAsync(bob.Id, 0, 1))[0].Id, null);
        await home.MonitorAsync(bob.Id);

        Assert.Equal(["Eve", "Dan", "Cleo", "Bob", "Ada"], await home.Accounts.ListUsersAsync(100, 0));
        Assert.Equal(["Dan", "Cleo"], await home.Accounts.ListUsersAsync(2, 1));
        Assert.Empty(await home.Accounts.ListUsersAsync(100, 5));
        Assert.Empty(await home.Accounts.ListUsersAsync(0, 0));
        Assert.Equal(5, await home.Accounts.CountUsersAsync());
    }

    [Theory]
    [EveryStore]
    public async Task The_list_of_users_has_no_holes_where_some_were_deleted(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var names = Enumerable.Range(0, 12).Select(number => $"user{number}").ToList();
        foreach (var name in names)
        {
            await home.MonitorAsync((await home.AccountAsync(name)).Id);
        }

        foreach (var gone in (string[])["user3", "user11", "user4", "user0", "user7"])
        {
            await home.Accounts.DeleteAccountAsync((await home.AccountAsync(gone)).Id);
            names.Remove(gone);
            for (var offset = 0; offset <= names.Count; offset++)
            {
                Assert.Equal(Enumerable.Reverse(names).Skip(offset).Take(3), await home.Accounts.ListUsersAsync(3, offset));
            }
        }

        Assert.Equal(7, await home.Accounts.CountUsersAsync());
    }

    [Theory]
    [EveryStore]
    public async Task Famous_users_have_the_most_followers_as_of_their_latest_monitor(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        foreach (var (name, followers) in ((string, long?)[])[("Ada", 10), ("Bob", 500), ("Cleo", null), ("Dan", 70), ("Ada", 90), ("Dan", null)])
        {
            await home.MonitorAsync((await home.AccountAsync(name)).Id, followers: followers);
        }

        Assert.Equal([new FamousUser("Bob", 500), new("Ada", 90), new("Dan", 70)], await home.Accounts.FamousUsersAsync(10));
        Assert.Equal([new FamousUser("Bob", 500)], await home.Accounts.FamousUsersAsync(1));
        var ada = (await home.Accounts.FindAccountAsync("Ada"))!;
        Assert.Equal((90, Now), (ada.Followers, ada.FirstMonitorAt));
    }

    [Theory]
    [EveryStore]
    public async Task Absent_are_those_not_seen_since_who_still_have_something_checked(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var (gone, paused, idle, here) = (await home.AccountAsync("gone"), await home.AccountAsync("paused"), await home.AccountAsync("idle"), await home.AccountAsync("here"));
        foreach (var account in (Account[])[gone, paused, here])
        {
            await home.MonitorAsync(account.Id);
        }

        var monitor = (await home.Monitors.ListMonitorsAsync(paused.Id, 0, 1))[0];
        await home.Monitors.AddTransitionsAsync([new Transition(monitor.Id, Now, MonitorState.Pending, MonitorState.Paused, "by hand")]);
        await home.Accounts.TouchAccountAsync(here.Id, Now.AddDays(40));

        Assert.Equal(["gone"], (await home.Accounts.ListAbsentAsync(Now.AddDays(30), 10)).Select(account => account.Name));
        Assert.Equal(["gone", "here"], (await home.Accounts.ListAbsentAsync(Now.AddDays(50), 10)).Select(account => account.Name));
        Assert.Single(await home.Accounts.ListAbsentAsync(Now.AddDays(50), 1));
        Assert.Empty(await home.Accounts.ListAbsentAsync(idle.LastSeenAt, 10));
    }
}
