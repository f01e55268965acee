namespace CloudBridge.Monitors.Tests.Service;

public sealed class OwnMonitorTests : IAsyncLifetime, IDisposable
{
    private readonly ServiceBed _bed = new();
    private MonitorActor _ada = null!;
    private MonitorActor _bob = null!;
    private long _id;

    public async Task InitializeAsync()
    {
        _ada = await _bed.ActorAsync();
        _bob = await _bed.ActorAsync("Bob");
        _id = (await _bed.AddAsync("https://example.com/")).Definition.Id;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _bed.Dispose();

    public static TheoryData<string, Func<IMonitorService, MonitorActor, long, Task>> Doings => new()
    {
        { "get", (service, actor, id) => service.GetAsync(actor, id).AsTask() },
        { "update", (service, actor, id) => service.UpdateAsync(actor, id, new() { Label = "x" }, null).AsTask() },
        { "pause", (service, actor, id) => service.PauseAsync(actor, id).AsTask() },
        { "resume", (service, actor, id) => service.ResumeAsync(actor, id).AsTask() },
        { "remove", (service, actor, id) => service.RemoveAsync(actor, id, null).AsTask() },
        { "uptime", (service, actor, id) => service.UptimeAsync(actor, id, 1).AsTask() },
        { "incidents", (service, actor, id) => service.IncidentsAsync(actor, id, long.MaxValue, 10).AsTask() },
        { "checks", (service, actor, id) => service.ChecksAsync(actor, id, DateTimeOffset.MaxValue, 10).AsTask() },
        { "buckets", (service, actor, id) => service.BucketsAsync(actor, id, BucketSize.Hour, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)).AsTask() },
    };

    [Theory]
    [MemberData(nameof(Doings))]
    public async Task Somebody_elses_monitor_is_not_there(string what, Func<IMonitorService, MonitorActor, long, Task> run)
    {
        Assert.NotEmpty(what);
        var stranger = await ServiceBed.RefusalAsync(MonitorFault.NotFound, () => run(_bed.Service, _bob, _id));
        var missing = await ServiceBed.RefusalAsync(MonitorFault.NotFound, () => run(_bed.Service, _bob, 999));

        Assert.Equal(missing.Replace("999", $"{_id}", StringComparison.Ordinal), stranger);
        Assert.NotNull(await _bed.Store.FindMonitorAsync(_id));
        await run(_bed.Service, _ada, _id);
    }

    [Theory]
    [MemberData(nameof(Doings))]
    public async Task An_operator_may_do_it_to_anybodys(string what, Func<IMonitorService, MonitorActor, long, Task> run)
    {
        Assert.NotEmpty(what);
        await run(_bed.Service, await _bed.ActorAsync("root"), _id);
    }

    [Fact]
    public async Task A_list_is_of_ones_own_in_pages()
    {
        var second = (await _bed.AddAsync("https://second.example/")).Definition.Id;
        await _bed.AddAsync("https://third.example/", "Bob");

        Assert.Equal([_id], Ids(await _bed.Service.ListAsync(_ada, 0, 1)));
        Assert.Equal([second], Ids(await _bed.Service.ListAsync(_ada, _id, 10)));
        Assert.Empty(await _bed.Service.ListAsync(_ada, second, 10));
        await ServiceBed.RefusalAsync(MonitorFault.BadValue, () => _bed.Service.ListAsync(_ada, 0, 0).AsTask());
    }

    [Fact]
    public async Task Pausing_and_resuming_go_through_the_pinger_and_do_nothing_twice()
    {
        Assert.Equal(MonitorState.Paused, (await _bed.Service.PauseAsync(_ada, _id)).Status.State);
        var paused = await _bed.Service.PauseAsync(_ada, _id);
        Assert.Equal((MonitorState.Paused, "paused by its owner"), (paused.Definition.State, paused.Definition.Reason));
        Assert.Single(await _bed.Service.IncidentsAsync(_ada, _id, long.MaxValue, 10));

        Assert.Equal(MonitorState.Pending, (await _bed.Service.ResumeAsync(_ada, _id)).Status.State);
        Assert.Equal(MonitorState.Pending, (await _bed.Service.ResumeAsync(_ada, _id)).Definition.State);
        Assert.Equal(2, (await _bed.Service.IncidentsAsync(_ada, _id, long.MaxValue, 10)).Count);
    }

    [Fact]
    public async Task A_refused_monitor_is_resumed_only_when_its_address_is_allowed_again()
    {
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Refused, "not public");
        _bed.Dialer.Refused["example.com"] = "That address is not public.";

        await ServiceBed.RefusalAsync(MonitorFault.AddressRefused, () => _bed.Service.ResumeAsync(_ada, _id).AsTask());
        Assert.Equal(MonitorState.Refused, (await _bed.Service.GetAsync(_ada, _id)).Status.State);

        _bed.Dialer.Refused.Clear();
        Assert.Equal(MonitorState.Pending, (await _bed.Service.ResumeAsync(_ada, _id)).Status.State);
    }

    [Fact]
    public async Task A_removed_monitor_is_gone_with_its_history()
    {
        await _bed.Store.AppendAsync([new(_id, _bed.Clock.GetUtcNow(), CheckOutcome.Ok, 200, 5)]);

        await _bed.Service.RemoveAsync(_ada, _id, version: null);

        Assert.Null(await _bed.Store.FindMonitorAsync(_id));
        Assert.Equal([_id], _bed.Pinger.Forgotten.Items);
        Assert.Empty(await _bed.Store.ReadChecksAsync(_id, DateTimeOffset.MaxValue, 10));
        await ServiceBed.RefusalAsync(MonitorFault.NotFound, () => _bed.Service.RemoveAsync(_ada, _id, null).AsTask());
    }

    [Fact]
    public async Task A_deleted_account_takes_everything_with_it()
    {
        await _bed.Store.AppendAsync([new(_id, _bed.Clock.GetUtcNow(), CheckOutcome.Ok, 200, 5)]);

        await _bed.Service.DeleteAccountAsync(_ada);

        Assert.Null(await _bed.Store.FindAccountAsync("Ada"));
        Assert.Equal([_id], _bed.Pinger.Forgotten.Items);
        Assert.Empty(await _bed.Store.ReadChecksAsync(_id, DateTimeOffset.MaxValue, 10));
        await ServiceBed.RefusalAsync(MonitorFault.NotFound, () => _bed.Service.DeleteAccountAsync(_ada).AsTask());
    }

    [Fact]
    public async Task Others_see_what_is_public_and_nothing_else()
    {
        var shown = (await _bed.AddAsync("https://shown.example/", change: new() { IsPublic = true })).Definition.Id;

        Assert.Null(await _bed.Service.FindPublicAsync(_id));
        Assert.Equal(shown, (await _bed.Service.FindPublicAsync(shown))!.Definition.Id);
        Assert.Equal([shown], Ids(await _bed.Service.ListPublicAsync("ADA")));
        Assert.Empty(await _bed.Service.ListPublicAsync("nobody"));
    }

    [Fact]
    public async Task What_is_not_watched_yet_shows_what_is_stored()
    {
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Down, "no answer in time");
        _bed.Pinger.Forget(_id);

        var view = await _bed.Service.GetAsync(_ada, _id);

        Assert.Equal((MonitorState.Down, "no answer in time", null), (view.Status.State, view.Status.Reason, view.Status.LastCheck));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(365)]
    public async Task Uptime_is_known_for_some_spans(int days) =>
        Assert.Contains("1, 7, 30 or 90", await ServiceBed.RefusalAsync(MonitorFault.BadValue, () => _bed.Service.UptimeAsync(_ada, _id, days).AsTask()), StringComparison.Ordinal);

    [Fact]
    public async Task A_span_of_the_history_has_a_beginning_an_end_and_a_limit()
    {
        var now = _bed.Clock.GetUtcNow();

        await ServiceBed.RefusalAsync(MonitorFault.BadValue, () => _bed.Service.BucketsAsync(_ada, _id, BucketSize.Hour, now, now).AsTask());
        await ServiceBed.RefusalAsync(MonitorFault.BadValue, () => _bed.Service.BucketsAsync(_ada, _id, BucketSize.FiveMinutes, now.AddDays(-60), now).AsTask());
        Assert.Empty(await _bed.Service.BucketsAsync(_ada, _id, BucketSize.Hour, now.AddDays(-366), now));
    }

    private static IEnumerable<long> Ids(IEnumerable<MonitorView> views) => views.Select(view => view.Definition.Id);
}
