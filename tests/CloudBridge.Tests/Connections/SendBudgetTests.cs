using CloudBridge.Configuration;
using CloudBridge.Connections;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Connections;

public class SendBudgetTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_first_value_goes_at_once() => Assert.True(WaitAsync(new SendBudget(_clock, SendRate.Every(Interval))).IsCompletedSuccessfully);

    [Fact]
    public async Task The_next_value_waits_for_the_interval()
    {
        var pace = new SendBudget(_clock, SendRate.Every(Interval));
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
        var pace = new SendBudget(_clock, SendRate.Every(TimeSpan.Zero));
        for (var i = 0; i < 100; i++)
        {
            Assert.True(WaitAsync(pace).IsCompletedSuccessfully);
            pace.Sent();
        }
    }

    [Fact]
    public async Task A_late_timer_does_not_make_the_following_values_late()
    {
        var pace = new SendBudget(_clock, SendRate.Every(Interval));
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
        var pace = new SendBudget(_clock, SendRate.Every(Interval));
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
            var pace = new SendBudget(clock, SendRate.Every(Interval));
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
    public async Task Scratch_takes_fifteen_a_second_for_twenty_five_seconds_and_then_ten()
    {
        var sent = await SendAllAsync(SendRate.Scratch, TimeSpan.FromSeconds(60));
        Assert.InRange(sent.Count(at => at <= TimeSpan.FromSeconds(25)), 370, 377);
        Assert.InRange(sent.Count(at => at > TimeSpan.FromSeconds(30) && at <= TimeSpan.FromSeconds(60)), 299, 301);
        Assert.All(sent.Zip(sent.Skip(1), (one, other) => other - one), gap => Assert.True(gap >= SendRate.Scratch.BurstInterval));
    }

    [Fact]
    public async Task A_pause_fills_the_bucket_and_no_more()
    {
        var budget = new SendBudget(_clock, SendRate.Scratch);
        var first = await SendAllAsync(SendRate.Scratch, TimeSpan.FromSeconds(10), budget);
        _clock.Advance(TimeSpan.FromHours(1));
        var second = await SendAllAsync(SendRate.Scratch, TimeSpan.FromSeconds(40), budget);
        Assert.InRange(first.Count, 149, 151);
        Assert.InRange(second.Count, 400 + 124, 400 + 127);
    }

    private async Task<List<TimeSpan>> SendAllAsync(SendRate rate, TimeSpan time, SendBudget? budget = null)
    {
        budget ??= new SendBudget(_clock, rate);
        var started = _clock.GetUtcNow();
        var sent = new List<TimeSpan>();
        while (_clock.GetUtcNow() - started <= time)
        {
            var wait = WaitAsync(budget);
            while (!wait.IsCompleted)
            {
                _clock.Advance(TimeSpan.FromMilliseconds(1));
                await Task.Yield();
            }

            await wait;
            sent.Add(_clock.GetUtcNow() - started);
            budget.Sent();
        }

        return sent;
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        var pace = new SendBudget(_clock, SendRate.Every(Interval));
        pace.Sent();
        using var stop = new CancellationTokenSource();
        var wait = pace.WaitAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private static Task WaitAsync(SendBudget pace) => pace.WaitAsync(CancellationToken.None).AsTask();
}
