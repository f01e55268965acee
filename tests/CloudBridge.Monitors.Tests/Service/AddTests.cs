using System.Net.Sockets;

namespace CloudBridge.Monitors.Tests.Service;

public sealed class AddTests : IDisposable
{
    private const string NotOutside = "That address has no place on the public internet, so it may not be asked. Please check how it is written.";

    private readonly ServiceBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task A_new_monitor_is_stored_and_watched()
    {
        var view = await _bed.AddAsync("http://Example.com", change: new() { Label = "mine" });

        Assert.Equal("http://example.com/", view.Definition.Settings.Url);
        Assert.Equal("mine", view.Definition.Settings.Label);
        Assert.Equal(MonitorState.Pending, view.Status.State);
        Assert.Equal(view.Definition, await _bed.Store.FindMonitorAsync(view.Definition.Id));
        Assert.Equal(view.Definition, Assert.Single(_bed.Pinger.Watched.Items));
    }

    [Fact]
    public async Task A_monitor_whose_making_seemed_to_fail_is_watched_when_it_is_asked_for_again()
    {
        _bed.Store.LosesAnswerTo = nameof(IMonitorStore.AddMonitorAsync);
        await ServiceBed.RefusalAsync(MonitorFault.Unavailable, () => _bed.AddAsync("https://example.com/"));

        var view = await _bed.AddAsync("https://example.com/");

        Assert.Equal(view.Definition, Assert.Single(await _bed.Store.ListAllMonitorsAsync(0, 10)));
        Assert.Equal(view.Definition, Assert.Single(_bed.Pinger.Watched.Items));
        await _bed.AddAsync("https://example.com/");
        Assert.Single(_bed.Pinger.Watched.Items);
    }

    [Theory]
    [InlineData("example.com", "https://example.com/")]
    [InlineData("example.com:8080/a?b=c", "https://example.com:8080/a?b=c")]
    [InlineData("//example.com/", "https://example.com/")]
    [InlineData("  http://example.com/  ", "http://example.com/")]
    public async Task An_address_without_a_scheme_is_taken_for_https(string typed, string url) =>
        Assert.Equal(url, (await _bed.AddAsync(typed)).Definition.Settings.Url);

    [Theory]
    [InlineData("", MonitorFault.BadValue, "Name the address")]
    [InlineData("ftp://example.com/", MonitorFault.AddressRefused, "http:// or https://")]
    [InlineData("inside.example", MonitorFault.AddressRefused, NotOutside)]
    [InlineData("tyop.example", MonitorFault.AddressRefused, NotOutside)]
    public async Task An_address_that_may_not_be_watched_is_refused_and_nothing_is_stored(string typed, MonitorFault fault, string sentence)
    {
        _bed.Dialer.Refused["inside.example"] = "That address is not public.";
        _bed.Dialer.Unresolved["tyop.example"] = SocketError.HostNotFound;

        Assert.Contains(sentence, await ServiceBed.RefusalAsync(fault, () => _bed.AddAsync(typed)), StringComparison.Ordinal);

        Assert.Empty(await _bed.Store.ListAllMonitorsAsync(0, 10));
        Assert.Empty(_bed.Pinger.Watched.Items);
    }

    [Fact]
    public async Task Trouble_with_the_resolver_is_no_objection()
    {
        _bed.Dialer.Unresolved["example.com"] = SocketError.TryAgain;

        Assert.Equal("https://example.com/", (await _bed.AddAsync("example.com")).Definition.Settings.Url);
    }

    [Fact]
    public async Task The_same_address_of_the_same_owner_is_the_same_monitor()
    {
        var first = await _bed.AddAsync("https://example.com/");

        var again = await _bed.AddAsync("EXAMPLE.com", change: new() { Label = "another name" });
        var others = await _bed.AddAsync("https://example.com/", "Bob");

        Assert.Equal(first.Definition, again.Definition);
        Assert.NotEqual(first.Definition.Id, others.Definition.Id);
        Assert.Equal(1, await _bed.Store.CountMonitorsAsync("Ada"));
    }

    [Fact]
    public async Task Asked_many_times_at_once_there_is_one()
    {
        var views = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => _bed.AddAsync("https://example.com/"))));

        Assert.Single(views.Select(view => view.Definition.Id).Distinct());
        Assert.Single(_bed.Pinger.Watched.Items);
    }

    [Fact]
    public async Task Operators_may_have_30_seconds_and_others_60()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), (await _bed.AddAsync("example.com", "ROOT", new() { IntervalSeconds = 30 })).Definition.Settings.Interval);
        Assert.Contains("60 to 86400", await ServiceBed.RefusalAsync(MonitorFault.BadValue, () => _bed.AddAsync("example.com", change: new() { IntervalSeconds = 59 })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_shortest_interval_is_longer_than_the_usual_one_new_monitors_take_it()
    {
        using var slow = new ServiceBed(new MonitorRules { MinInterval = TimeSpan.FromMinutes(30) });

        Assert.Equal(TimeSpan.FromMinutes(30), (await slow.AddAsync("example.com")).Definition.Settings.Interval);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_watched()
    {
        var actor = await _bed.ActorAsync();
        _bed.Store.IsBroken = true;

        await ServiceBed.RefusalAsync(MonitorFault.Unavailable, () => _bed.Service.AddAsync(actor, new() { Url = "example.com" }).AsTask());

        Assert.Empty(_bed.Pinger.Watched.Items);
    }
}
