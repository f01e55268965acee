using System.Net;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed class HistoryEndpointTests : IClassFixture<HistoryBed>
{
    private readonly HttpClient _ada;
    private readonly string _path;

    public HistoryEndpointTests(HistoryBed bed)
    {
        ArgumentNullException.ThrowIfNull(bed);
        (_ada, _path) = (bed.Client, bed.Monitor);
    }

    [Fact]
    public async Task Checks_come_newest_first_page_by_page()
    {
        var times = new List<string?>();
        for (var next = _path + "/checks?count=5"; next is not null;)
        {
            var page = await _ada.GetJsonAsync(next);
            times.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("at")));
            next = page.Text("next");
        }

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"2026-01-01T00:{5 * (11 - i):00}:00.000Z"), times);
    }

    [Fact]
    public async Task A_check_without_an_answer_has_no_status()
    {
        var page = await _ada.GetJsonAsync(_path + "/checks?before=2026-01-01T00:16:00Z&count=1");

        Assert.Equal("""{"at":"2026-01-01T00:15:00.000Z","outcome":"timed-out","status":null,"milliseconds":103}""", page.GetProperty("items")[0].GetRawText());
    }

    [Fact]
    public async Task Buckets_are_of_the_size_and_time_that_was_asked_for()
    {
        var five = await _ada.GetJsonAsync(_path + "/history?from=2026-01-01T00:10:00Z&to=2026-01-01T00:25:00Z");
        var hour = await _ada.GetJsonAsync(_path + "/history?size=1h");

        Assert.Equal(["2026-01-01T00:10:00.000Z", "2026-01-01T00:15:00.000Z", "2026-01-01T00:20:00.000Z"], five.GetProperty("items").EnumerateArray().Select(item => item.Text("start")));
        Assert.Equal(("5m", "2026-01-01T00:10:00.000Z", "2026-01-01T00:25:00.000Z"), (five.Text("size"), five.Text("from"), five.Text("to")));
        var one = Assert.Single(hour.GetProperty("items").EnumerateArray());
        Assert.Equal((12, 11), (one.Number("checks"), one.Number("ok")));
        Assert.Equal(1, one.GetProperty("uptime").GetDouble());
        Assert.Equal("2025-12-25T01:00:00.000Z", hour.Text("from"));
    }

    [Fact]
    public async Task Uptime_is_told_for_all_four_periods_or_for_one()
    {
        var all = await _ada.GetJsonAsync(_path + "/uptime");
        var one = await _ada.GetJsonAsync(_path + "/uptime?days=30");

        Assert.Equal([1L, 7, 30, 90], all.GetProperty("periods").EnumerateArray().Select(period => period.Number("days")));
        var period = Assert.Single(one.GetProperty("periods").EnumerateArray());
        Assert.Equal((30, 12), (period.Number("days"), period.Number("checks")));
        Assert.InRange(period.Number("p50"), 100, 111);
    }

    [Fact]
    public async Task Incidents_come_newest_first_page_by_page()
    {
        var changes = new List<string>();
        for (var next = _path + "/incidents?count=2"; next is not null;)
        {
            var page = await _ada.GetJsonAsync(next);
            changes.AddRange(page.GetProperty("items").EnumerateArray().Select(item => $"{item.Text("from")} {item.Text("to")} {item.Text("reason")}".Trim()));
            next = page.Text("next");
        }

        Assert.Equal(["down up", "up down no answer in time", "pending up"], changes);
    }

    [Theory]
    [InlineData("/checks?count=0", "count must be a whole number from 1 to 500.")]
    [InlineData("/checks?count=501", "count must be a whole number from 1 to 500.")]
    [InlineData("/checks?count=-1", "count must be a whole number from 1 to 500.")]
    [InlineData("/checks?count=1&count=2", "Send count once, not 2 times.")]
    [InlineData("/checks?cuont=1", "There is no parameter cuont here; did you mean count?")]
    [InlineData("/checks?before=yesterday", "before must be a time such as 2026-11-25T18:30:00Z.")]
    [InlineData("/checks?before=9999-12-31T23:59:59%2B14:00", "before must be a time such as 2026-11-25T18:30:00Z.")]
    [InlineData("/checks?before=0001-01-01T00:00:00%2B14:00", "before must be a time such as 2026-11-25T18:30:00Z.")]
    [InlineData("/incidents?before=0", "before must be a whole number from 1.")]
    [InlineData("/incidents?before=9223372036854775808", "before must be a whole number from 1.")]
    [InlineData("/history?size=2h", "size must be one of 5m, 1h.")]
    [InlineData("/history?from=2026-01-02&to=2026-01-01", "from must be earlier than to.")]
    [InlineData("/history?from=2025-01-01&to=2026-01-01", "That is more than 9000 buckets; move from and to together, or use size=1h.")]
    [InlineData("/uptime?days=2", "days must be one of 1, 7, 30, 90.")]
    public async Task Questions_that_make_no_sense_are_answered_by_how_to_ask(string question, string sentence)
    {
        using var response = await _ada.GetAsync(_path + question);

        Assert.Equal(sentence, await response.ProblemAsync(HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("2026-01-01T00:20:00Z")]
    [InlineData("2026-01-01T00:20Z")]
    [InlineData("2026-01-01T00:20:00")]
    [InlineData("2026-01-01T01:20:00%2B01:00")]
    [InlineData("2026-01-01T01:20:00+01:00")]
    [InlineData("2026-01-01T00:20:00.000Z")]
    public async Task A_time_may_be_written_in_the_ways_of_ISO_8601(string before)
    {
        var page = await _ada.GetJsonAsync($"{_path}/checks?count=1&before={before}");

        Assert.Equal("2026-01-01T00:15:00.000Z", page.GetProperty("items")[0].Text("at"));
    }
}
