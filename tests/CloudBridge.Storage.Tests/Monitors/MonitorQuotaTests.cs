using CloudBridge.Monitors;
using CloudBridge.TestKit;

namespace CloudBridge.Storage.Tests.Monitors;

public sealed class MonitorQuotaTests
{
    private static readonly DateTimeOffset Now = StoreHome.Now;

    [Theory]
    [EveryStore]
    public async Task More_monitors_than_an_account_may_have_are_refused_until_one_is_gone(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        var quota = MonitorQuota.None with { MaxMonitors = 2 };
        var first = await home.MonitorAsync(owner.Id, quota: quota);
        await home.MonitorAsync(owner.Id, quota: quota);

        var error = await StoreHome.RefusesAsync(MonitorFault.QuotaReached, () => home.MonitorAsync(owner.Id, quota: quota));
        await home.Monitors.DeleteMonitorAsync(first.Id, null);
        await home.MonitorAsync(owner.Id, quota: quota);

        Assert.Equal("You have as many monitors as you may, 2. Remove one first.", error.Message);
        Assert.Equal(2, await home.Monitors.CountMonitorsAsync("Ada"));
    }

    [Theory]
    [EveryStore]
    public async Task Deleted_monitors_count_for_a_day_among_those_made(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var (owner, other) = (await home.AccountAsync(), await home.AccountAsync("Bob"));
        var quota = MonitorQuota.None with { MaxCreationsPerDay = 2 };
        for (var i = 0; i < 2; i++)
        {
            await home.Monitors.DeleteMonitorAsync((await home.MonitorAsync(owner.Id, quota: quota)).Id, null);
        }

        var almost = Now.AddDays(1).AddMilliseconds(-1);
        var error = await StoreHome.RefusesAsync(MonitorFault.QuotaReached, () => home.MonitorAsync(owner.Id, quota: quota, now: almost));
        await home.MonitorAsync(other.Id, quota: quota, now: almost);

        Assert.Equal("You made as many monitors as you may within 24 hours, 2. Try again tomorrow.", error.Message);
        await home.MonitorAsync(owner.Id, quota: quota, now: Now.AddDays(1));
    }

    [Theory]
    [EveryStore]
    public async Task Monitors_that_were_made_while_the_clock_was_far_ahead_do_not_count_when_it_is_right_again(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();
        var quota = MonitorQuota.None with { MaxCreationsPerDay = 1 };
        await home.MonitorAsync(owner.Id, quota: quota, now: Now.AddDays(800));

        await home.MonitorAsync(owner.Id, quota: quota);

        await StoreHome.RefusesAsync(MonitorFault.QuotaReached, () => home.MonitorAsync(owner.Id, quota: quota));
    }

    [Theory]
    [EveryStore]
    public async Task All_users_together_may_have_so_many_on_one_host(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var (ada, bob) = (await home.AccountAsync("Ada"), await home.AccountAsync("Bob"));
        var quota = MonitorQuota.None with { MaxPerHost = 2 };
        await home.MonitorAsync(ada.Id, "https://example.com/", quota);
        await home.MonitorAsync(bob.Id, "http://EXAMPLE.com:8080/other", quota);
        await home.MonitorAsync(bob.Id, "http://a!b.example/", quota);

        var error = await StoreHome.RefusesAsync(MonitorFault.QuotaReached, () => home.MonitorAsync(bob.Id, "https://example.com/third", quota));
        var elsewhere = await home.MonitorAsync(bob.Id, "https://www.example.com/", quota);
        await StoreHome.RefusesAsync(MonitorFault.QuotaReached, async () => await home.Monitors.UpdateMonitorAsync(elsewhere.Id, new MonitorSettings { Url = "https://example.com/" }, quota, null));

        Assert.Equal("All users together have as many monitors on example.com as they may, 2. Choose another address.", error.Message);
        Assert.Equal(1, (await home.Monitors.FindMonitorAsync(elsewhere.Id))!.Version);
        Assert.Equal(2, (await home.Monitors.UpdateMonitorAsync(elsewhere.Id, new MonitorSettings { Url = "https://www.example.com/2" }, quota with { MaxPerHost = 1 }, null))!.Version);
    }

    [Theory]
    [EveryStore]
    public async Task Many_at_once_do_not_get_past_the_quota_of_their_account(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owner = await home.AccountAsync();

        var made = await AtOnceAsync(40, _ => home.MonitorAsync(owner.Id, quota: MonitorQuota.None with { MaxMonitors = 10 }));

        Assert.Equal(10, made);
        Assert.Equal(10, await home.Monitors.CountMonitorsAsync("Ada"));
    }

    [Theory]
    [EveryStore]
    public async Task Many_users_at_once_do_not_get_past_the_quota_of_a_host(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var owners = new List<Account>();
        for (var i = 0; i < 8; i++)
        {
            owners.Add(await home.AccountAsync($"user{i}"));
        }

        var made = await AtOnceAsync(40, number => home.MonitorAsync(owners[number % 8].Id, $"https://example.com/{number}", MonitorQuota.None with { MaxPerHost = 7 }));

        Assert.Equal(7, made);
        Assert.Equal(7, (await home.Monitors.ListAllMonitorsAsync(0, 100)).Count);
        Assert.InRange(await home.Accounts.CountUsersAsync(), 1, 7);
    }

    private static async Task<int> AtOnceAsync(int count, Func<int, Task> make)
    {
        var tries = Enumerable.Range(0, count).Select(number => Task.Run(async () =>
        {
            try
            {
                await make(number);
                return 1;
            }
            catch (MonitorException error) when (error.Fault == MonitorFault.QuotaReached)
            {
                return 0;
            }
        }));
        return (await Patience.WaitAsync(Task.WhenAll(tries))).Sum();
    }
}
