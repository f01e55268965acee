using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Alerts;

/// <summary>Whatever a receiver does, what it is told comes in the order in which it happened.</summary>
public sealed class AlertOrderTests : IAsyncDisposable
{
    private readonly AlertBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(AlertKind.Webhook, 503)]
    [InlineData(AlertKind.Webhook, 429)]
    [InlineData(AlertKind.Discord, 500)]
    public async Task What_a_receiver_did_not_take_at_once_still_comes_before_what_happened_later(AlertKind kind, int status)
    {
        _bench.Post.Answer = number => FakePost.Status(number == 0 ? status : 204);
        await _bench.StartAsync(kind);
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await LogAsync("retrying");
        await _bench.ChangeAsync(MonitorState.Up);
        await _bench.LookAsync();
        await LogAsync("was delivered", 2);

        Assert.Equal(["down", "down", "up"], Words());
    }

    [Fact]
    public async Task The_players_of_a_project_are_told_in_order_too()
    {
        _bench.Post.Push = DeliveryOutcome.TryAgain;
        await _bench.StartAsync(AlertKind.Cloud, "Scratch/104");
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await LogAsync("retrying");
        _bench.Post.Push = DeliveryOutcome.Delivered;
        await _bench.ChangeAsync(MonitorState.Flapping);
        await _bench.LookAsync();
        await LogAsync("was delivered", 2);

        Assert.Equal(["down", "down", "flapping"], Words());
    }

    [Fact]
    public async Task What_happens_meanwhile_has_the_first_tried_once_more_and_changes_none_of_its_times()
    {
        _bench.Post.Answer = number => FakePost.Status(number < 3 ? 503 : 200);
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await LogAsync("retrying");
        await _bench.ChangeAsync(MonitorState.Up);
        await _bench.LookAsync();
        await LogAsync("retrying", 2);

        await _bench.PassAsync(TimeSpan.FromSeconds(50));
        Assert.Equal(2, _bench.Post.Sent.Items.Count);
        await _bench.PassAsync(TimeSpan.FromSeconds(10));
        await _bench.LookAsync();
        await LogAsync("retrying", 3);
        await _bench.PassAsync(TimeSpan.FromMinutes(5));
        await _bench.LookAsync();
        await LogAsync("was delivered", 2);

        Assert.Equal(["down", "down", "down", "down", "up"], Words());
    }

    [Fact]
    public async Task What_nobody_will_ever_take_holds_nothing_up()
    {
        _bench.Post.Answer = number => FakePost.Status(number switch { 0 => 503, 1 => 410, _ => 200 });
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await LogAsync("retrying");
        await _bench.ChangeAsync(MonitorState.Up);
        await _bench.LookAsync();
        await LogAsync("was delivered");

        Assert.Equal(["down", "down", "up"], Words());
    }

    [Fact]
    public async Task In_a_storm_the_last_word_about_each_monitor_is_the_right_one()
    {
        const int Monitors = 40;
        _bench.Post.Answer = number => FakePost.Status(number % 3 == 0 ? 503 : 200);
        var channel = await _bench.StartAsync(AlertKind.Webhook);
        var ids = new List<long>();
        for (var i = 0; i < Monitors; i++)
        {
            ids.Add((await _bench.Store.AddMonitorAsync(channel.AccountId, new MonitorSettings { Url = $"https://n{i}.example/" }, MonitorQuota.None, null, _bench.Clock.GetUtcNow())).Id);
        }

        foreach (var to in (MonitorState[])[MonitorState.Down, MonitorState.Up])
        {
            var now = _bench.Clock.GetUtcNow();
            await _bench.Store.AddTransitionsAsync([.. ids.Select(id => new Transition(id, now, MonitorState.Pending, to, "") { IsAlert = true })]);
            await _bench.LookAsync();
        }

        while (_bench.Log.Items.Count(line => line.Text.Contains("was delivered", StringComparison.Ordinal)) < 2 * Monitors)
        {
            await QuietPool.WaitAsync();
            await _bench.PassAsync(TimeSpan.FromMinutes(1));
        }

        var order = _bench.Post.Sent.Items.Select(sent => System.Text.Json.JsonDocument.Parse(sent.Text).RootElement.GetProperty("id").GetInt64()).Distinct().ToArray();
        Assert.Equal(order.Order(), order);
        Assert.Equal(2 * Monitors, order.Length);
    }

    private IEnumerable<string> Words() => _bench.Post.Sent.Items.Select(sent =>
        sent.Text.Contains("is down", StringComparison.Ordinal) ? "down" : sent.Text.Contains("too often", StringComparison.Ordinal) ? "flapping" : "up");

    private Task<IReadOnlyList<LogLine>> LogAsync(string text, int count = 1) =>
        _bench.Log.WhenAsync(lines => lines.Count(line => line.Text.Contains(text, StringComparison.Ordinal)) >= count);
}
