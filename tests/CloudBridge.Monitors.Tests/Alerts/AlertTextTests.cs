using CloudBridge.Monitors.Alerts.Sending;

namespace CloudBridge.Monitors.Tests.Alerts;

public sealed class AlertTextTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 3, 30, TimeSpan.Zero);

    [Theory]
    [InlineData(MonitorState.Up, MonitorState.Down, "no answer in time", "Shop is down since 12:03 UTC: no answer in time")]
    [InlineData(MonitorState.Down, MonitorState.Up, "status 200", "Shop is up again since 12:03 UTC")]
    [InlineData(MonitorState.Up, MonitorState.Flapping, "", "Shop goes up and down too often since 12:03 UTC")]
    [InlineData(MonitorState.Down, MonitorState.Paused, "down for 30 days", "Shop is paused since 12:03 UTC: down for 30 days")]
    [InlineData(MonitorState.Up, MonitorState.Refused, "not public", "Shop is not checked any more since 12:03 UTC: not public")]
    [InlineData(MonitorState.Up, MonitorState.Up, "certificate ends on 2026-03-10, in 8 days", "Shop: certificate ends on 2026-03-10, in 8 days")]
    public void Every_change_is_a_sentence(MonitorState from, MonitorState to, string reason, string sentence) =>
        Assert.Equal(sentence, AlertText.Of(Alert("Shop", from, to, reason), At.AddMinutes(1)));

    [Fact]
    public void What_is_late_has_its_date_and_what_has_no_label_its_address() =>
        Assert.Equal("https://example.org/ is down since 2026-03-01 12:03 UTC", AlertText.Of(Alert("", MonitorState.Up, MonitorState.Down, ""), At.AddDays(1)));

    [Fact]
    public void Discord_shows_every_sign_as_it_is_and_2000_at_most()
    {
        Assert.Equal("\\<\\@1\\> \\[x\\]\\(y\\) \\*\\_\\~\\`\\|\\|\\# \\- a", DiscordBody.Escape("<@1> [x](y) *_~`||# -\na"));
        Assert.Equal(new string('a', 1_999), DiscordBody.Escape(new string('a', 1_999) + "*b"));
    }

    [Fact]
    public void A_signature_is_that_of_the_time_a_point_and_the_body() =>
        Assert.Equal(
            "t=1772366610,v1=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("key"u8, "1772366610.{}"u8)),
            WebhookSignature.Of("key", "{}"u8, At));

    private static PendingAlert Alert(string label, MonitorState from, MonitorState to, string reason) => new(
        7,
        new AlertChannel(3, 1, AlertKind.Webhook, "", "", At),
        new MonitorDefinition { Id = 5, OwnerId = 1, Settings = new MonitorSettings { Url = "https://example.org/", Label = label }, CreatedAt = At },
        new Transition(5, At, from, to, reason),
        0,
        At);
}
