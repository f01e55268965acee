namespace CloudBridge.Monitors.Tests.Service;

public sealed class QuotaTests : IDisposable
{
    private readonly ServiceBed _bed = new(new MonitorRules { MaxPerUser = 3, MaxPerNewUser = 1, MaxCreationsPerDay = 5, MaxPerHost = 4, Operators = ["root"] });

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task A_user_has_so_many_monitors()
    {
        await AddManyAsync("Ada", 3);

        Assert.Contains("as many monitors as you may, 3", await RefusalAsync("d.example", "Ada"), StringComparison.Ordinal);
        await _bed.AddAsync("d.example", "Bob");
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 3)]
    public async Task A_new_account_has_fewer_and_an_unknown_one_does_not_count_as_new(int daysOld, int allowed)
    {
        _bed.Facts = new(Followers: 7, _bed.Clock.GetUtcNow() - TimeSpan.FromDays(daysOld));

        await AddManyAsync("Ada", allowed);

        Assert.Contains($"as you may, {allowed}", await RefusalAsync("z.example", "Ada"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_makes_room_but_a_day_has_so_many_creations()
    {
        var actor = await _bed.ActorAsync();
        for (var number = 0; number < 5; number++)
        {
            await _bed.Service.RemoveAsync(actor, (await _bed.AddAsync($"n{number}.example")).Definition.Id, version: null);
        }

        Assert.Contains("within 24 hours, 5", await RefusalAsync("z.example", "Ada"), StringComparison.Ordinal);
        _bed.Clock.Advance(TimeSpan.FromHours(24));
        await _bed.AddAsync("z.example");
    }

    [Fact]
    public async Task A_host_is_watched_by_so_many_in_all()
    {
        foreach (var user in (string[])["Ada", "Bob", "Cem", "Dot"])
        {
            await _bed.AddAsync("shared.example", user);
        }

        Assert.Contains("on shared.example as they may, 4", await RefusalAsync("shared.example", "Eve"), StringComparison.Ordinal);
        var others = await _bed.AddAsync("other.example", "Eve");
        await ServiceBed.RefusalAsync(MonitorFault.QuotaReached, async () =>
            await _bed.Service.UpdateAsync(await _bed.ActorAsync("Eve"), others.Definition.Id, new() { Url = "shared.example" }, version: null));
    }

    [Fact]
    public async Task Operators_have_no_quota()
    {
        await AddManyAsync("root", 8);

        Assert.Equal(8, await _bed.Store.CountMonitorsAsync("root"));
    }

    [Fact]
    public async Task An_operator_with_an_ordinary_key_has_no_quota_but_sees_nothing_of_others()
    {
        var root = await _bed.ActorAsync("root") with { IsOperator = false };
        for (var number = 0; number < 8; number++)
        {
            await _bed.Service.AddAsync(root, new() { Url = $"{number}.example", IntervalSeconds = 30 });
        }

        var others = await _bed.AddAsync("other.example", "Eve");
        await ServiceBed.RefusalAsync(MonitorFault.NotFound, async () => await _bed.Service.GetAsync(root, others.Definition.Id));
    }

    [Fact]
    public async Task Followers_are_remembered_as_of_the_latest_monitor()
    {
        _bed.Facts = new(Followers: 7, JoinedAt: null);
        await _bed.AddAsync("a.example");
        _bed.Facts = new(Followers: 9, JoinedAt: null);
        await _bed.AddAsync("b.example");
        _bed.Facts = UserFacts.Unknown;
        await _bed.AddAsync("c.example");

        Assert.Equal([new FamousUser("Ada", 9)], await _bed.Store.FamousUsersAsync(5));
    }

    private async Task AddManyAsync(string user, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await _bed.AddAsync($"n{number}.example", user);
        }
    }

    private Task<string> RefusalAsync(string url, string user) => ServiceBed.RefusalAsync(MonitorFault.QuotaReached, () => _bed.AddAsync(url, user));
}
