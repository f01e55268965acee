using CloudBridge.Monitors.Pinging.Running;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Running;

public class FetchTests
{
    private static readonly FetchTerms Terms = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), IsFresh: false);
    private readonly ManualTimeProvider _clock = new();
    private readonly Fetch _fetch;

    public FetchTests() => _fetch = new(Terms, _clock.GetTimestamp());

    [Fact]
    public void One_that_runs_serves_everybody() => Assert.True(_fetch.Serves(Terms with { IsFresh = true }, _clock));

    [Theory]
    [InlineData(60, 29, true)]
    [InlineData(60, 30, false)]
    [InlineData(300, 29, true)]
    [InlineData(300, 31, false)]
    [InlineData(30, 14, true)]
    [InlineData(30, 16, false)]
    public void A_result_serves_until_it_is_half_of_the_shorter_interval_old(int interval, int age, bool serves)
    {
        _fetch.End(new(CheckOutcome.Ok, 200, TimeSpan.FromSeconds(1)));
        _clock.Advance(TimeSpan.FromSeconds(age));
        Assert.Equal(serves, _fetch.Serves(Terms with { Interval = TimeSpan.FromSeconds(interval) }, _clock));
    }

    [Fact]
    public void A_result_confirms_nothing()
    {
        _fetch.End(new(CheckOutcome.TimedOut, 0, TimeSpan.FromSeconds(10)));
        Assert.False(_fetch.Serves(Terms with { IsFresh = true }, _clock));
    }

    [Fact]
    public void Who_would_have_waited_longer_asks_again_and_who_would_not_got_no_answer()
    {
        _fetch.End(new(CheckOutcome.TimedOut, 0, TimeSpan.FromSeconds(10)));
        Assert.Null(_fetch.ResultFor(TimeSpan.FromSeconds(20)));
        Assert.Equal(CheckOutcome.TimedOut, _fetch.ResultFor(TimeSpan.FromSeconds(5))?.Outcome);
    }

    [Fact]
    public void An_answer_that_came_too_late_for_a_monitor_is_none()
    {
        _fetch.End(new(CheckOutcome.Ok, 200, TimeSpan.FromSeconds(6)));
        Assert.Equal(new ProbeResult(CheckOutcome.TimedOut, 0, TimeSpan.FromSeconds(5)), _fetch.ResultFor(TimeSpan.FromSeconds(5)));
        Assert.Equal(CheckOutcome.Ok, _fetch.ResultFor(TimeSpan.FromSeconds(7))?.Outcome);
    }

    [Fact]
    public void One_that_was_given_up_serves_nobody()
    {
        _fetch.GiveUp();
        Assert.False(_fetch.Serves(Terms, _clock));
    }

    [Fact]
    public void A_target_is_in_the_book_as_long_as_somebody_watches_it()
    {
        var book = new TargetRegistry();
        var key = new TargetKey("https://example.org/", CheckMethod.Get, null);
        var one = book.Take(key);
        Assert.Same(one, book.Take(key));
        Assert.NotSame(one, book.Take(key with { Text = "hello" }));
        Assert.NotSame(one, book.Take(key with { Method = CheckMethod.Head }));
        book.Return(one);
        Assert.Equal(3, book.Count);
        book.Return(one);
        Assert.Equal(2, book.Count);
    }
}
