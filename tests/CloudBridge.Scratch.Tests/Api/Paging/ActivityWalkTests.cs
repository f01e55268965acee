using System.Globalization;
using System.Text;

namespace CloudBridge.Scratch.Tests.Api.Paging;

public sealed class ActivityWalkTests
{
    private static readonly DateTimeOffset Noon = Times.At("2022-07-09T12:00:00Z");

    [Fact]
    public async Task The_event_at_a_border_comes_once()
    {
        var upstream = Serving(Enumerable.Range(0, 100).Select(age => Noon.AddSeconds(-age)));

        var events = await upstream.Api().AllStudioActivityAsync(1).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 100).Select(age => Noon.AddSeconds(-age)), events.Select(happened => happened.At));
        Assert.Equal(100, events.Select(happened => happened.Id).Distinct().Count());
        Assert.Equal(3, upstream.Calls.Count);
    }

    [Fact]
    public async Task Events_of_one_moment_on_both_sides_of_a_border_all_come()
    {
        var times = Enumerable.Range(0, 90).Select(age => Noon.AddSeconds(-(age / 20)));

        var events = await Serving(times).Api().AllStudioActivityAsync(1).ToListAsync();

        Assert.Equal(90, events.Count);
    }

    [Fact]
    public async Task More_events_of_one_moment_than_a_page_holds_are_stepped_over()
    {
        var times = Enumerable.Range(0, 10).Select(age => Noon.AddSeconds(age + 1)).Reverse()
            .Concat(Enumerable.Repeat(Noon, 95))
            .Concat(Enumerable.Range(1, 15).Select(age => Noon.AddSeconds(-age)));

        var events = await Serving(times).Api().AllStudioActivityAsync(1).ToListAsync();

        Assert.Equal(10 + 40 + 15, events.Count);
        Assert.Equal(Noon.AddSeconds(-15), events[^1].At);
    }

    [Fact]
    public async Task An_upstream_that_minds_no_date_does_not_hold_a_walk_for_ever()
    {
        var upstream = ScriptedUpstream.Always(Body(Enumerable.Range(0, 40).Select(age => (age, Noon.AddSeconds(-age)))));

        Assert.Equal(40, await upstream.Api().AllStudioActivityAsync(1).CountAsync());
        Assert.Equal(3, upstream.Calls.Count);
    }

    [Fact]
    public async Task A_walk_can_begin_in_the_past_and_end_early()
    {
        var upstream = Serving(Enumerable.Range(0, 100).Select(age => Noon.AddSeconds(-age)));

        var events = await upstream.Api().AllStudioActivityAsync(1, Noon.AddSeconds(-50), most: 5).ToListAsync();

        Assert.Equal(Enumerable.Range(50, 5).Select(age => Noon.AddSeconds(-age)), events.Select(happened => happened.At));
        Assert.Single(upstream.Calls);
    }

    private static ScriptedUpstream Serving(IEnumerable<DateTimeOffset> newestFirst)
    {
        var events = newestFirst.Select((time, index) => (index, time)).ToArray();
        return new ScriptedUpstream(call => Encoding.UTF8.GetBytes(Body(events.Where(happened => happened.time <= Limit(call.Path)).Take(40))));
    }

    private static DateTimeOffset Limit(string path)
    {
        var at = path.IndexOf("dateLimit=", StringComparison.Ordinal);
        return at < 0 ? DateTimeOffset.MaxValue : Times.At(Uri.UnescapeDataString(path[(at + "dateLimit=".Length)..]));
    }

    private static string Body(IEnumerable<(int Index, DateTimeOffset Time)> events) =>
        $"[{string.Join(',', events.Select(happened => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"add-{{happened.Index}}","type":"add","datetime_created":"{{happened.Time:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}"}""")))}]";
}
