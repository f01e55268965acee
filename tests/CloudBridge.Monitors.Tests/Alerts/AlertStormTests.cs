using System.Collections.Concurrent;
using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Alerts;

/// <summary>Everything goes down and comes up again while a receiver on this machine refuses some of what it is told.</summary>
public sealed class AlertStormTests
{
    private const int Owners = 19;
    private const int MonitorsOfEach = 50;
    private const int All = Owners * MonitorsOfEach;
    private const int RetryAfter = 90;

    [Fact]
    public async Task Of_950_monitors_each_word_is_taken_once_and_in_order_whatever_the_receiver_refuses()
    {
        var refused = new ConcurrentDictionary<long, bool>();
        await using var receiver = await WebhookReceiver.StartAsync(alert => !refused.TryAdd(alert.Delivery, true) ? (204, null) : (alert.Delivery % 16) switch
        {
            3 => (503, null),
            11 => (429, RetryAfter),
            _ => (204, null),
        });
        using var http = WebhookReceiver.Client(TimeProvider.System);
        await using var bench = new AlertBench(new EgressAlertPost(http));
        await bench.StartAsync(AlertKind.Webhook);
        for (var owner = 0; owner < Owners; owner++)
        {
            await bench.AddBacklogAsync($"owner{owner}", channels: 1, MonitorsOfEach, receiver.Url);
        }

        await DeliverAsync(bench, All / 2);
        await ComeUpAsync(bench);
        await DeliverAsync(bench, 2 * All);

        var got = receiver.Got.Items;
        var taken = got.Where(alert => alert.IsTaken).Select(alert => alert.Word).ToLookup(word => word.Monitor, word => word.State);
        Assert.Equal(All, taken.Count);
        Assert.All(taken, words => Assert.Equal(["down", "up"], words));
        Assert.Equal([429, 503], got.Where(alert => !alert.IsTaken).Select(alert => alert.Status).Distinct().Order());
        Assert.All(got.GroupBy(alert => alert.Path), told => Assert.Equal(told.Select(alert => alert.Delivery).Order(), told.Select(alert => alert.Delivery)));
        Assert.Empty(await bench.Store.DueAlertsAsync(DateTimeOffset.MaxValue, 10));
    }

    private static async Task ComeUpAsync(AlertBench bench)
    {
        var now = bench.Clock.GetUtcNow();
        var all = await bench.Store.ListAllMonitorsAsync(0, All + 1);
        await bench.Store.AddTransitionsAsync([.. all.Where(monitor => monitor.State == MonitorState.Down).Select(Up)]);

        Transition Up(MonitorDefinition monitor) => new(monitor.Id, now, MonitorState.Down, MonitorState.Up, "") { IsAlert = true };
    }

    /// <summary>Lets the time pass that was asked for whenever something was refused, until so many alerts have been taken.</summary>
    private static async Task DeliverAsync(AlertBench bench, int count)
    {
        await bench.LookAsync();
        for (var (delivered, putOff) = Count(bench.Log.Items); delivered < count;)
        {
            var before = putOff;
            var lines = await bench.Log.WhenAsync(lines => Count(lines) is var (sent, waiting) && (sent >= count || waiting > before));
            (delivered, putOff) = Count(lines);
            await bench.PassAsync(TimeSpan.FromSeconds(RetryAfter));
        }
    }

    private static (int Delivered, int PutOff) Count(IReadOnlyList<LogLine> lines) => (Count(lines, "was delivered"), Count(lines, "retrying"));

    private static int Count(IReadOnlyList<LogLine> lines, string text) => lines.Count(line => line.Text.Contains(text, StringComparison.Ordinal));
}
