using System.Text.Json;
using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Tests.Alerts;

/// <summary>Alerts beside slow and absent receivers, and by a clock that is wrong.</summary>
public sealed class AlertTroubleTests : IAsyncDisposable
{
    private readonly AlertBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task An_owner_waits_for_one_place_and_not_for_the_backlog_of_others()
    {
        var slow = Enumerable.Range(0, AlertSender.MaxAtOnce).Select(_ => new TaskCompletionSource<EgressResponse>()).ToArray();
        _bench.Post.Answer = number => number < slow.Length ? slow[number].Task : FakePost.Status(200);
        await _bench.StartAsync(AlertKind.Webhook);
        for (var owner = 0; owner < 10; owner++)
        {
            await _bench.AddBacklogAsync($"owner{owner}", channels: 4, monitors: 40);
        }

        await _bench.LookAsync();
        await _bench.Post.Sent.CountAsync(AlertSender.MaxAtOnce);
        await _bench.ChangeAsync(MonitorState.Down);

        for (var place = 0; place < 9; place++)
        {
            slow[place].SetResult(await FakePost.Status(200));
        }

        var sent = await _bench.Post.Sent.WhenAsync(sent => sent.Any(one => one.Target.EndsWith("hook", StringComparison.Ordinal)));
        Assert.InRange(sent.ToList().FindIndex(one => one.Target.EndsWith("hook", StringComparison.Ordinal)), AlertSender.MaxAtOnce, AlertSender.MaxAtOnce + 40);
        Array.ForEach(slow[9..], place => place.SetResult(new(CheckOutcome.Ok, 200, default)));
    }

    [Fact]
    public async Task A_thousand_monitors_that_go_down_at_once_are_each_told_of_once_and_hold_up_nobody_else()
    {
        const int Owners = 40;
        const int MonitorsOfEach = 25;
        const int All = (Owners * MonitorsOfEach) + 1;
        var slow = new TaskCompletionSource<EgressResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _bench.Post.Answer = number => number < AlertSender.MaxAtOnce ? slow.Task : FakePost.Status(200);
        await _bench.StartAsync(AlertKind.Webhook);
        for (var owner = 0; owner < Owners; owner++)
        {
            await _bench.AddBacklogAsync($"owner{owner}", channels: 1, MonitorsOfEach);
        }

        await _bench.LookAsync();
        await _bench.Post.Sent.CountAsync(AlertSender.MaxAtOnce);
        await _bench.ChangeAsync(MonitorState.Down);
        slow.SetResult(await FakePost.Status(200));
        await _bench.Log.WhenAsync(lines => lines.Count(line => line.Text.Contains("was delivered to Webhook", StringComparison.Ordinal)) == All);

        var sent = _bench.Post.Sent.Items.ToList();
        Assert.Equal(All, sent.Count);
        Assert.Equal(All, sent.Select(one => MonitorOf(one.Text)).Distinct().Count());
        Assert.InRange(sent.FindIndex(one => one.Target.EndsWith("hook", StringComparison.Ordinal)), AlertSender.MaxAtOnce, Owners + AlertSender.MaxAtOnce);
        Assert.Empty(await _bench.Store.DueAlertsAsync(DateTimeOffset.MaxValue, 10));
    }

    [Fact]
    public async Task One_owner_takes_few_places_however_many_channels_are_slow()
    {
        var slow = new TaskCompletionSource<EgressResponse>();
        _bench.Post.Answer = number => number < AlertSender.MaxOfOwner ? slow.Task : FakePost.Status(200);
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.AddBacklogAsync("Bob", channels: 40, monitors: 100);
        await _bench.LookAsync();
        await _bench.Post.Sent.CountAsync(AlertSender.MaxOfOwner);

        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.PassAsync(TimeSpan.FromSeconds(4));

        Assert.Equal("http://example.org/hook", (await _bench.Post.Sent.CountAsync(AlertSender.MaxOfOwner + 1))[AlertSender.MaxOfOwner].Target);
        Assert.Equal(AlertSender.MaxOfOwner + 1, _bench.Post.Sent.Items.Count);
        slow.SetResult(await FakePost.Status(200));
    }

    [Fact]
    public async Task A_receiver_that_is_away_is_told_of_when_that_begins_and_when_it_is_over()
    {
        _bench.Post.Answer = number => FakePost.Status(number < 5 ? 503 : 200);
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.ChangeAsync(MonitorState.Flapping);
        for (var minutes = 0; minutes < 700; minutes += 5)
        {
            await _bench.PassAsync(TimeSpan.FromMinutes(5));
            await QuietPool.WaitAsync();
        }

        var told = await _bench.Log.WhenAsync(lines => lines.Any(line => line.Text.Contains("arriving again", StringComparison.Ordinal)));
        Assert.Equal(
            [(LogLevel.Warning, "Alerts to Webhook 3 are failing: status 503"), (LogLevel.Information, "Alerts to Webhook 3 are arriving again after 5 failed tries")],
            told.Where(line => line.Level > LogLevel.Debug).Select(line => (line.Level, line.Text)));
    }

    [Fact]
    public async Task A_clock_that_leaps_ahead_for_a_while_costs_no_alert()
    {
        _bench.Post.Answer = number => FakePost.Status(number == 0 ? 503 : 200);
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);
        _bench.Clock.Leap(TimeSpan.FromDays(800));
        await _bench.LookAsync();
        await ToldAsync("retrying");

        _bench.Clock.Leap(TimeSpan.FromDays(-800));
        await _bench.LookAsync();

        await ToldAsync("was delivered to Webhook");
    }

    private static long MonitorOf(string text) => JsonDocument.Parse(text).RootElement.GetProperty("monitor").GetProperty("id").GetInt64();

    private Task<LogLine> ToldAsync(string text) => _bench.Log.FirstAsync(line => line.Text.Contains(text, StringComparison.Ordinal));
}
