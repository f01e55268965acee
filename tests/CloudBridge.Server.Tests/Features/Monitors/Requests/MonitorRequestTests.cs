using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors;

namespace CloudBridge.Server.Tests.Features.Monitors.Requests;

public sealed class MonitorRequestTests
{
    private readonly MonitorBed _bed = new();

    [Fact]
    public async Task An_added_monitor_answers_its_number_and_belongs_to_the_asker()
    {
        var id = await _bed.AddAsync("Ada", "example.com", "my server", "600");

        var monitor = (await _bed.Store.FindMonitorAsync(id))!;
        Assert.Equal(("https://example.com/", "my server", 600.0), (monitor.Settings.Url, monitor.Settings.Label, monitor.Settings.Interval.TotalSeconds));
        Assert.Equal(id, await _bed.AddAsync("Ada", "https://example.com/"));
        Assert.Equal(1, await _bed.Store.CountMonitorsAsync("Ada"));
    }

    [Fact]
    public async Task What_counts_as_up_can_be_said_and_is_usual_otherwise()
    {
        var moved = await _bed.AddAsync("Ada", "moved.example", "", "600", "301");
        var usual = await _bed.AddAsync("Ada", "example.com", "", "600", " ");

        Assert.Equal(new StatusRange(301, 301), (await _bed.Store.FindMonitorAsync(moved))!.Settings.Expected);
        Assert.Equal(StatusRange.Default, (await _bed.Store.FindMonitorAsync(usual))!.Settings.Expected);
        Assert.Contains("200-399", (await _bed.AskAsync("Ada", "monitor.add", "odd.example", "", "600", "1000")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_is_written_without_the_characters_that_requests_lack()
    {
        var id = await _bed.AddAsync("Ada", "http://example.com/?a%3D1%26b%3d2%20%253D");

        Assert.Equal("http://example.com/?a=1&b=2%20%3D", (await _bed.Store.FindMonitorAsync(id))!.Settings.Url);
        Assert.Contains("%3D", (await _bed.AskAsync("Ada", "monitor.add", "http://example.com/?a 1")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_has_number_name_and_state_of_each_of_ones_own()
    {
        var first = await _bed.AddAsync("Ada", "example.com", "my server");
        var second = await _bed.AddAsync("Ada", "http://other.example/");
        await _bed.AddAsync("Bob", "http://bob.example/");
        await _bed.Pinger.SetStateAsync(second, MonitorState.Down, "no answer in time");

        Assert.Equal([$"{first}", "my server", "pending", $"{second}", "other.example", "down"], (await _bed.AskAsync("Ada", "monitor.list")).Items);
        Assert.Equal([$"{second}", "other.example", "down"], (await _bed.AskAsync("Ada", "monitor.list", $"{first}")).Items);
        Assert.Empty((await _bed.AskAsync("Cem", "monitor.list")).Items);
    }

    [Fact]
    public async Task The_status_has_state_seconds_milliseconds_and_reason()
    {
        var id = await _bed.AddAsync("Ada", "example.com");
        Assert.Equal(["pending", "0", "", ""], (await _bed.AskAsync("Ada", "monitor.status", $"{id}")).Items);

        await _bed.Pinger.FindAsync(id, MonitorState.Down, new CheckResult(id, _bed.Clock.GetUtcNow(), CheckOutcome.TimedOut, 0, 10_000), "no answer in time");

        Assert.Equal(["down", "16", "10000", "no answer in time"], (await _bed.AskAsync("Ada", "monitor.status", $"{id}")).Items);
    }

    [Fact]
    public async Task A_monitor_is_paused_resumed_and_removed()
    {
        var id = $"{await _bed.AddAsync("Ada", "example.com")}";

        Assert.Equal("paused", (await _bed.AskAsync("Ada", "monitor.pause", id)).Text);
        Assert.Equal("pending", (await _bed.AskAsync("Ada", "monitor.resume", id)).Text);
        Assert.Equal("ok", (await _bed.AskAsync("Ada", "monitor.remove", id)).Text);
        Assert.Equal($"You have no monitor {id}. List yours to see their numbers.", (await _bed.AskAsync("Ada", "monitor.remove", id)).Error);
    }

    [Fact]
    public async Task Uptime_is_a_percentage_that_is_100_only_when_it_was_always_up()
    {
        var id = await _bed.AddAsync("Ada", "example.com");
        Assert.Equal("Nothing is known of that time yet.", (await _bed.AskAsync("Ada", "monitor.uptime", $"{id}")).Error);

        var start = _bed.Clock.GetUtcNow() - TimeSpan.FromHours(1);
        await _bed.Store.AddTransitionsAsync(
        [
            new(id, start, MonitorState.Pending, MonitorState.Down, "no answer in time"),
            new(id, start.AddMinutes(20), MonitorState.Down, MonitorState.Up, ""),
            new(id, start.AddMinutes(60), MonitorState.Up, MonitorState.Paused, ""),
        ]);
        await _bed.Store.AppendAsync([.. Enumerable.Range(0, 3).Select(n => new CheckResult(id, start.AddMinutes(5 * n), n == 0 ? CheckOutcome.TimedOut : CheckOutcome.Ok, 200, 40 + n))]);

        Assert.Equal(["66.66", "41"], (await _bed.AskAsync("Ada", "monitor.uptime", $"{id}", "7")).Items);
        Assert.Contains("1, 7, 30 or 90", (await _bed.AskAsync("Ada", "monitor.uptime", $"{id}", "2")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_may_know_who_has_how_many()
    {
        await _bed.AddAsync("Ada", "example.com");
        await _bed.AddAsync("Ada", "other.example");
        await _bed.AddAsync("Bob", "example.com");

        Assert.Equal("2", (await _bed.AskAsync("Cem", "monitor.count", "@ADA")).Text);
        Assert.Equal("0", (await _bed.AskAsync("Cem", "monitor.count", "Cem")).Text);
        Assert.Equal("2", (await _bed.AskAsync("Cem", "monitor.count")).Text);
        Assert.Empty((await _bed.AskAsync("Cem", "monitor.famous")).Items);
    }

    [Fact]
    public async Task The_famous_come_with_their_followers()
    {
        var ada = await _bed.Store.GetOrAddAccountAsync("Ada", _bed.Clock.GetUtcNow());
        await _bed.Store.AddMonitorAsync(ada.Id, new MonitorSettings { Url = "https://example.com/" }, MonitorQuota.None, 42, _bed.Clock.GetUtcNow());

        Assert.Equal(["Ada", "42"], (await _bed.AskAsync("Bob", "monitor.famous")).Items);
    }

    [Fact]
    public async Task Refusals_are_sentences()
    {
        _bed.Dialer.Refused["inside.example"] = "That address is not public.";
        var bobs = await _bed.AddAsync("Bob", "example.com");

        Assert.StartsWith("That address has no place on the public internet", (await _bed.AskAsync("Ada", "monitor.add", "inside.example")).Error);
        Assert.Contains("60 to 86400 seconds", (await _bed.AskAsync("Ada", "monitor.add", "example.com", "", "5")).Error, StringComparison.Ordinal);
        Assert.StartsWith($"You have no monitor {bobs}.", (await _bed.AskAsync("Ada", "monitor.status", $"{bobs}")).Error, StringComparison.Ordinal);
        await _bed.AddAsync("Ada", "a.example");
        await _bed.AddAsync("Ada", "b.example");
        Assert.Contains("as many monitors as you may, 2", (await _bed.AskAsync("Ada", "monitor.add", "c.example")).Error, StringComparison.Ordinal);
        _bed.Store.IsBroken = true;
        Assert.Contains("cannot be used right now", (await _bed.AskAsync("Ada", "monitor.list")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_come_to_the_project_once_until_they_are_ended()
    {
        Assert.Equal("ok", (await _bed.AskAsync("Ada", "monitor.subscribe")).Text);
        Assert.Equal("ok", (await _bed.AskAsync("Ada", "monitor.subscribe")).Text);

        var channel = Assert.Single(await ChannelsAsync());
        Assert.Equal((AlertKind.Cloud, "memory/demo"), (channel.Kind, channel.Target));
        Assert.Equal("none", (await _bed.AskAsync("Bob", "monitor.unsubscribe")).Text);
        Assert.Equal("ok", (await _bed.AskAsync("Ada", "monitor.unsubscribe")).Text);
        Assert.Empty(await ChannelsAsync());
    }

    [Fact]
    public async Task Names_from_another_cloud_do_not_count()
    {
        _bed.Identity = new MonitorIdentity("scratch");

        Assert.Equal("Monitors belong to the users of the cloud scratch. Ask from a project there.", (await _bed.AskAsync("Ada", "monitor.add", "example.com")).Error);
        Assert.Equal("0", (await _bed.AskAsync("Ada", "monitor.count")).Text);
    }

    [Fact]
    public async Task Where_monitors_are_off_every_request_says_so()
    {
        _bed.Identity = null;

        Assert.Equal("This server watches no web addresses.", (await _bed.AskAsync("Ada", "monitor.add", "example.com")).Error);
        Assert.Equal("This server watches no web addresses.", (await _bed.AskAsync("Ada", "monitor.famous")).Error);
    }

    private async Task<IReadOnlyList<AlertChannel>> ChannelsAsync() =>
        await _bed.Store.ListChannelsAsync((await _bed.Store.FindAccountAsync("Ada"))!.Id);
}
