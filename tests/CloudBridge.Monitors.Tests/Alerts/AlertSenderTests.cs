using System.Text.Json;
using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Alerts;

public sealed class AlertSenderTests : IAsyncDisposable
{
    private readonly AlertBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_webhook_is_told_once_and_signed()
    {
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);

        await _bench.LookAsync();
        var (target, text, headers) = (await _bench.Post.Sent.CountAsync(1))[0];
        await LogAsync("was delivered to Webhook");
        await _bench.PassAsync(TimeSpan.FromMinutes(10));

        var json = JsonDocument.Parse(text).RootElement;
        Assert.Equal("http://example.org/hook", target);
        Assert.Equal("My server is down since 00:00 UTC: no answer in time", json.GetProperty("text").GetString());
        Assert.Equal(("up", "down"), (json.GetProperty("from").GetString(), json.GetProperty("to").GetString()));
        Assert.Equal("https://example.org/", json.GetProperty("monitor").GetProperty("url").GetString());
        var signature = WebhookSignature.Of(AlertBench.Secret, System.Text.Encoding.UTF8.GetBytes(text), _bench.Clock.GetUtcNow() - TimeSpan.FromMinutes(10));
        Assert.Contains(KeyValuePair.Create("X-CloudBridge-Signature", signature), headers);
        Assert.Contains(headers, header => header.Key == "X-CloudBridge-Delivery" && header.Value == $"{json.GetProperty("id").GetInt64()}");
        Assert.Single(_bench.Post.Sent.Items);
    }

    [Fact]
    public async Task What_is_no_alert_is_not_sent()
    {
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Paused, isAlert: false);
        await _bench.ChangeAsync(MonitorState.Down);

        await _bench.LookAsync();
        await LogAsync("was delivered to Webhook");

        Assert.Contains("is down", Assert.Single(_bench.Post.Sent.Items).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discord_gets_a_text_without_markup_that_mentions_nobody()
    {
        await _bench.StartAsync(AlertKind.Discord);
        await _bench.ChangeAsync(MonitorState.Down, "said *@everyone*");

        await _bench.LookAsync();
        var (_, text, headers) = (await _bench.Post.Sent.CountAsync(1))[0];

        var json = JsonDocument.Parse(text).RootElement;
        Assert.Equal("My server is down since 00\\:00 UTC\\: said \\*\\@everyone\\*", json.GetProperty("content").GetString());
        Assert.Equal(0, json.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength());
        Assert.Empty(headers);
    }

    [Fact]
    public async Task The_players_of_a_project_read_the_sentence()
    {
        await _bench.StartAsync(AlertKind.Cloud, "Scratch/104");
        await _bench.ChangeAsync(MonitorState.Up);

        await _bench.LookAsync();

        Assert.Equal(("Scratch/104", "My server: no answer in time"), (await _bench.Post.Sent.CountAsync(1)).Select(sent => (sent.Target, sent.Text)).Single());
    }

    [Fact]
    public async Task What_has_arrived_is_not_sent_again_while_the_store_cannot_be_told()
    {
        await _bench.StartAsync(AlertKind.Discord);
        await _bench.ChangeAsync(MonitorState.Down);
        _bench.Post.Answer = _ =>
        {
            _bench.Store.IsBroken = true;
            return FakePost.Status(200);
        };
        await _bench.LookAsync();
        await LogAsync("or store its result");

        _bench.Store.IsBroken = false;
        await _bench.LookAsync();
        await LogAsync("was delivered to Discord");
        await _bench.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Single(_bench.Post.Sent.Items);
        Assert.Empty(await _bench.Store.DueAlertsAsync(_bench.Clock.GetUtcNow(), 10));
    }

    [Fact]
    public async Task Whoever_asks_to_be_left_alone_until_the_end_of_time_is()
    {
        _bench.Post.Answer = _ =>
        {
            _bench.Store.IsBroken = true;
            return FakePost.Status(429, DateTimeOffset.MaxValue - _bench.Clock.GetUtcNow());
        };
        await _bench.StartAsync(AlertKind.Discord);
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await LogAsync("or store its result");
        _bench.Store.IsBroken = false;
        await _bench.LookAsync();

        await LogAsync("after 1 tries: status 429");
    }

    [Fact]
    public async Task What_is_known_of_an_alert_is_forgotten_with_its_channel()
    {
        var channel = await _bench.StartAsync(AlertKind.Discord);
        await _bench.ChangeAsync(MonitorState.Down);
        _bench.Post.Answer = _ =>
        {
            _bench.Store.IsBroken = true;
            return FakePost.Status(200);
        };
        await _bench.LookAsync();
        await LogAsync("or store its result");
        Assert.Equal(1, _bench.Sender.Unwritten);

        _bench.Store.IsBroken = false;
        await _bench.Store.DeleteChannelAsync(channel.AccountId, channel.Id);
        await _bench.PassAsync(TimeSpan.FromSeconds(4));

        Assert.Equal(0, _bench.Sender.Unwritten);
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_is_told_and_the_alert_is_sent_all_the_same()
    {
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);
        _bench.Store.Surprise = new InvalidOperationException("A fault of the store.");
        await _bench.LookAsync();
        await _bench.Log.FirstAsync(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
        _bench.Store.Surprise = null;
        await _bench.LookAsync();

        await _bench.Post.Sent.CountAsync(1);
    }

    [Fact]
    public async Task Every_channel_gets_its_own()
    {
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.AddChannelAsync(AlertKind.Discord, "http://example.org/discord");
        await _bench.ChangeAsync(MonitorState.Down);

        await _bench.LookAsync();

        Assert.Equal(["http://example.org/discord", "http://example.org/hook"], (await _bench.Post.Sent.CountAsync(2)).Select(sent => sent.Target).Order());
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_later_under_the_same_number_and_given_up_after_a_day()
    {
        _bench.Post.Answer = _ => FakePost.Status(503);
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await LogAsync("retrying", 1);

        double[] minutes = [1, 5, 30, 120, 360, 360, 360];
        for (var i = 0; i < minutes.Length; i++)
        {
            await _bench.PassAsync(TimeSpan.FromMinutes(minutes[i]) - TimeSpan.FromSeconds(1));
            Assert.Equal(i + 1, _bench.Post.Sent.Items.Count);
            await _bench.PassAsync(TimeSpan.FromSeconds(2));
            await _bench.Post.Sent.CountAsync(i + 2);
            await LogAsync(i < minutes.Length - 1 ? "retrying at" : "after 8 tries: status 503", i < minutes.Length - 1 ? i + 2 : 1);
        }

        Assert.Single(_bench.Post.Sent.Items.Select(sent => sent.Headers.Single(header => header.Key == "X-CloudBridge-Delivery").Value).Distinct());
        Assert.Empty(await _bench.Store.DueAlertsAsync(DateTimeOffset.MaxValue, 10));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Where_nobody_wants_it_it_ends_at_once(int status)
    {
        _bench.Post.Answer = _ => FakePost.Status(status);
        await _bench.StartAsync(AlertKind.Discord);
        await _bench.ChangeAsync(MonitorState.Down);

        await _bench.LookAsync();
        await LogAsync($"after 1 tries: status {status}");

        Assert.Empty(await _bench.Store.DueAlertsAsync(DateTimeOffset.MaxValue, 10));
    }

    [Fact]
    public async Task An_address_that_the_guard_refuses_is_given_up_and_one_that_is_away_is_not()
    {
        _bench.Post.Answer = number => FakePost.Failure(number == 0 ? CheckOutcome.NotConnected : CheckOutcome.Refused);
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await LogAsync("NotConnected; retrying");

        await _bench.PassAsync(TimeSpan.FromMinutes(1));
        await _bench.LookAsync();

        await LogAsync("after 2 tries: Refused");
    }

    [Fact]
    public async Task Whoever_asks_for_more_time_gets_it()
    {
        _bench.Post.Answer = number => FakePost.Status(number == 0 ? 429 : 200, TimeSpan.FromMinutes(10));
        await _bench.StartAsync(AlertKind.Discord);
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await LogAsync("status 429; retrying");

        await _bench.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Single(_bench.Post.Sent.Items);
        await _bench.PassAsync(TimeSpan.FromMinutes(1));
        await _bench.LookAsync();

        await _bench.Post.Sent.CountAsync(2);
    }

    [Fact]
    public async Task A_slow_receiver_holds_up_only_itself_and_gets_its_alerts_in_order()
    {
        var slow = new TaskCompletionSource<CloudBridge.Monitors.Egress.Http.EgressResponse>();
        _bench.Post.Answer = number => number == 0 ? slow.Task : FakePost.Status(200);
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await _bench.Post.Sent.CountAsync(1);
        await _bench.AddChannelAsync(AlertKind.Discord, "http://example.org/discord");
        await _bench.ChangeAsync(MonitorState.Flapping);
        await _bench.PassAsync(TimeSpan.FromSeconds(4));
        await _bench.Post.Sent.CountAsync(2);
        await LogAsync("was delivered to Discord");
        Assert.Equal("http://example.org/discord", _bench.Post.Sent.Items[1].Target);

        slow.SetResult(await FakePost.Status(200));

        var sent = (await _bench.Post.Sent.CountAsync(3)).Where(sent => sent.Target.EndsWith("hook", StringComparison.Ordinal)).ToArray();
        Assert.Contains("is down", sent[0].Text, StringComparison.Ordinal);
        Assert.Contains("goes up and down", sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_fails_is_told_of_once_and_nothing_is_lost()
    {
        await _bench.StartAsync(AlertKind.Webhook);
        await _bench.ChangeAsync(MonitorState.Down);
        _bench.Store.IsBroken = true;
        await _bench.LookAsync();
        await LogAsync("Could not read the alerts");
        await _bench.PassAsync(TimeSpan.FromSeconds(10));
        _bench.Store.IsBroken = false;
        await _bench.LookAsync();

        await _bench.Post.Sent.CountAsync(1);
        Assert.Single(_bench.Log.Items, line => line.Text.StartsWith("Could not read the alerts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_log_line_shows_the_secret_or_the_address()
    {
        _bench.Post.Answer = number => FakePost.Status(number == 0 ? 503 : 404);
        await _bench.StartAsync(AlertKind.Webhook, "http://example.org/token-in-the-path");
        await _bench.ChangeAsync(MonitorState.Down);
        await _bench.LookAsync();
        await LogAsync("retrying");
        await _bench.PassAsync(TimeSpan.FromMinutes(1));
        await _bench.LookAsync();
        await LogAsync("Gave up");

        Assert.All(_bench.Log.Items, line => Assert.DoesNotContain("token-in-the-path", line.Text, StringComparison.Ordinal));
        Assert.All(_bench.Log.Items, line => Assert.DoesNotContain(AlertBench.Secret, line.Text, StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<LogLine>> LogAsync(string text, int count = 1) =>
        _bench.Log.WhenAsync(lines => lines.Count(line => line.Text.Contains(text, StringComparison.Ordinal)) >= count);
}
