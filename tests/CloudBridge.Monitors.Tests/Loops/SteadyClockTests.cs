using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Loops;

public sealed class SteadyClockTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void It_goes_with_the_clock()
    {
        var clock = Watch();
        _time.Advance(40 * Day);
        Assert.Equal(_time.GetUtcNow(), clock.Now);
        _time.Leap(TimeSpan.FromMinutes(59));
        Assert.Equal(_time.GetUtcNow(), clock.Now);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(800 * 24)]
    public void A_leap_ahead_counts_when_the_clock_has_stayed_there_for_a_day(int hours)
    {
        var clock = Watch();
        var right = _time.GetUtcNow();
        _time.Leap(TimeSpan.FromHours(hours));
        Assert.Equal(right, clock.Now);
        _time.Advance(Day - TimeSpan.FromSeconds(1));
        Assert.Equal(right + Day - TimeSpan.FromSeconds(1), clock.Now);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_time.GetUtcNow(), clock.Now);
    }

    [Fact]
    public void A_clock_that_leaps_about_is_never_believed()
    {
        var clock = Watch();
        var right = _time.GetUtcNow();
        for (var leap = 0; leap < 5; leap++)
        {
            _time.Leap(100 * Day);
            Assert.Equal(right + (leap * 0.9 * Day), clock.Now);
            _time.Advance(0.9 * Day);
        }

        _time.Leap(-500 * Day);
        Assert.Equal(_time.GetUtcNow(), clock.Now);
    }

    [Fact]
    public void It_goes_back_with_the_clock_at_once()
    {
        var clock = Watch();
        _time.Leap(TimeSpan.FromHours(-3));
        Assert.Equal(_time.GetUtcNow(), clock.Now);
    }

    [Fact]
    public void A_start_long_after_what_is_known_counts_like_a_leap()
    {
        var known = _time.GetUtcNow();
        _time.Advance(3 * Day);
        var clock = new SteadyClock(_time, known);

        Assert.Equal(known, clock.Now);
        _time.Advance(Day);
        Assert.Equal(_time.GetUtcNow(), clock.Now);
    }

    private SteadyClock Watch() => new(_time, _time.GetUtcNow());
}
