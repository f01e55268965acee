using CloudBridge.Connections;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Connections;

public class SetPaceTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_first_value_goes_at_once() => Assert.True(WaitAsync(new SetPace(_clock, Interval)).IsCompletedSuccessfully);

    [Fact]
    public async Task The_next_value_waits_for_the_interval()
    {
        var pace = new SetPace(_clock, Interval);
        pace.Sent();
        var wait = WaitAsync(pace);
        _clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(wait.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Patience.WaitAsync(wait);
    }

    [Fact]
    public void Without_an_interval_nothing_waits()
    {
        var pace = new SetPace(_clock, TimeSpan.Zero);
        for (var i = 0; i < 100; i++)
        {
            Assert.True(WaitAsync(pace).IsCompletedSuccessfully);
            pace.Sent();
        }
    }

    [Fact]
    public async Task A_late_timer_does_not_make_the_following_values_late()
    {
        var pace = new SetPace(_clock, Interval);
        pace.Sent();
        var wait = WaitAsync(pace);
        _clock.Advance(TimeSpan.FromMilliseconds(130));
        await Patience.WaitAsync(wait);
        pace.Sent();
        _clock.Advance(TimeSpan.FromMilliseconds(70));
        Assert.True(WaitAsync(pace).IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(3600)]
    public void A_pause_does_not_save_up_a_burst(double seconds)
    {
        var pace = new SetPace(_clock, Interval);
        pace.Sent();
        _clock.Advance(Interval + TimeSpan.FromSeconds(seconds));
        Assert.True(WaitAsync(pace).IsCompletedSuccessfully);
        pace.Sent();
        Assert.False(WaitAsync(pace).IsCompleted);
    }

    [Fact]
    public void Values_are_never_closer_than_the_interval_on_average()
    {
        var steps = FsCheck.Fluent.Gen.Choose(0, 250);
        Property.Holds(FsCheck.Fluent.Gen.ArrayOf(steps, 200), delays =>
        {
            var clock = new ManualTimeProvider();
            var pace = new SetPace(clock, Interval);
            var sent = new List<DateTimeOffset>();
            foreach (var delay in delays)
            {
                if (WaitAsync(pace).IsCompletedSuccessfully)
                {
                    pace.Sent();
                    sent.Add(clock.GetUtcNow());
                }

                clock.Advance(TimeSpan.FromMilliseconds(delay / 10.0));
            }

            for (var first = 0; first < sent.Count; first++)
            {
                for (var last = first + 1; last < sent.Count; last++)
                {
                    Assert.True(sent[last] - sent[first] > (last - first - 1) * Interval, $"{last - first + 1} values in {sent[last] - sent[first]}");
                }
            }
        }, runs: 50);
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        var pace = new SetPace(_clock, Interval);
        pace.Sent();
        using var stop = new CancellationTokenSource();
        var wait = pace.WaitAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private static Task WaitAsync(SetPace pace) => pace.WaitAsync(CancellationToken.None).AsTask();
}
