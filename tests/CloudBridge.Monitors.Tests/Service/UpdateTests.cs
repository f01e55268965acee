namespace CloudBridge.Monitors.Tests.Service;

public sealed class UpdateTests : IAsyncLifetime, IDisposable
{
    private readonly ServiceBed _bed = new();
    private MonitorActor _ada = null!;
    private MonitorDefinition _monitor = null!;

    public async Task InitializeAsync()
    {
        _ada = await _bed.ActorAsync();
        _monitor = (await _bed.AddAsync("https://example.com/")).Definition;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task What_is_changed_is_stored_and_watched_and_the_rest_stays()
    {
        var view = await UpdateAsync(new() { Label = "mine", IntervalSeconds = 600 });

        Assert.Equal(_monitor.Settings with { Label = "mine", Interval = TimeSpan.FromMinutes(10) }, view.Definition.Settings);
        Assert.Equal(view.Definition, _bed.Pinger.Watched.Items[^1]);
        Assert.True(view.Definition.Version > _monitor.Version);
    }

    [Fact]
    public async Task Another_version_than_expected_changes_nothing()
    {
        await UpdateAsync(new() { Label = "first" });

        await ServiceBed.RefusalAsync(MonitorFault.Changed, () => UpdateAsync(new() { Label = "second" }, _monitor.Version));

        Assert.Equal("first", (await _bed.Service.GetAsync(_ada, _monitor.Id)).Definition.Settings.Label);
    }

    [Fact]
    public async Task Changes_at_once_are_all_kept()
    {
        MonitorChange[] changes = [new() { Label = "mine" }, new() { IntervalSeconds = 600 }, new() { TlsWarningDays = 7 }, new() { IsPublic = true }];

        await Task.WhenAll(changes.Select(change => Task.Run(() => UpdateAsync(change))));

        Assert.Equal(
            _monitor.Settings with { Label = "mine", Interval = TimeSpan.FromMinutes(10), TlsWarningDays = 7, IsPublic = true },
            (await _bed.Service.GetAsync(_ada, _monitor.Id)).Definition.Settings);
    }

    [Fact]
    public async Task Another_address_begins_anew()
    {
        await _bed.Pinger.SetStateAsync(_monitor.Id, MonitorState.Down, "no answer in time");

        var view = await UpdateAsync(new() { Url = "http://other.example" });

        Assert.Equal("http://other.example/", view.Definition.Settings.Url);
        Assert.Equal(MonitorState.Pending, view.Status.State);
    }

    [Fact]
    public async Task Another_address_of_a_paused_monitor_leaves_it_paused()
    {
        await _bed.Service.PauseAsync(_ada, _monitor.Id);

        Assert.Equal(MonitorState.Paused, (await UpdateAsync(new() { Url = "http://other.example" })).Status.State);
    }

    [Fact]
    public async Task An_address_that_may_not_be_watched_changes_nothing()
    {
        _bed.Dialer.Refused["inside.example"] = "That address is not public.";

        await ServiceBed.RefusalAsync(MonitorFault.AddressRefused, () => UpdateAsync(new() { Url = "inside.example", Label = "x" }));

        Assert.Equal(_monitor, await _bed.Store.FindMonitorAsync(_monitor.Id));
    }

    [Fact]
    public async Task What_only_an_operator_may_choose_stays_when_the_owner_changes_something_else()
    {
        await _bed.Service.UpdateAsync(await _bed.ActorAsync("root"), _monitor.Id, new() { IntervalSeconds = 30 }, version: null);

        Assert.Equal(TimeSpan.FromSeconds(30), (await UpdateAsync(new() { Label = "mine" })).Definition.Settings.Interval);
    }

    private async Task<MonitorView> UpdateAsync(MonitorChange change, long? version = null) => await _bed.Service.UpdateAsync(_ada, _monitor.Id, change, version);
}
