using CloudBridge.Connections.Lifecycle;

namespace CloudBridge.Tests.Connections.Lifecycle;

public class ReconnectDelayTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(29.9);
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);

    [Fact]
    public void The_longest_wait_doubles_from_a_second_to_a_minute()
    {
        var delay = new ReconnectDelay(new FixedRandom(1));
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], Waits(delay, 9).Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public void The_shortest_wait_is_a_quarter_of_a_second_however_often_it_fails()
    {
        var delay = new ReconnectDelay(new FixedRandom(0));
        Assert.All(Waits(delay, 2000), wait => Assert.Equal(TimeSpan.FromMilliseconds(250), wait));
    }

    [Fact]
    public void Waits_are_spread_over_the_whole_range()
    {
        var delay = new ReconnectDelay(new Random(1));
        var waits = Waits(delay, 1000).Skip(10).Select(wait => wait.TotalSeconds).ToArray();
        Assert.All(waits, wait => Assert.InRange(wait, 0.25, 60));
        Assert.InRange(waits.Average(), 25, 35);
        Assert.True(waits.Min() < 3 && waits.Max() > 57);
    }

    [Fact]
    public void Only_half_a_minute_of_health_starts_it_over()
    {
        var delay = new ReconnectDelay(new FixedRandom(1));
        Waits(delay, 5);
        Assert.Equal(TimeSpan.FromSeconds(32), delay.Next(Short, isSlow: false));
        Assert.Equal(TimeSpan.FromSeconds(1), delay.Next(Healthy, isSlow: false));
        Assert.Equal(TimeSpan.FromSeconds(2), delay.Next(TimeSpan.Zero, isSlow: false));
    }

    [Fact]
    public void Where_haste_does_no_good_the_waits_are_minutes()
    {
        Assert.Equal([2, 4, 8, 10, 10], SlowWaits(new ReconnectDelay(new FixedRandom(1))));
        Assert.Equal([1, 2, 4, 5, 5], SlowWaits(new ReconnectDelay(new FixedRandom(0))));
    }

    [Fact]
    public void Slow_waits_start_over_after_health_too()
    {
        var delay = new ReconnectDelay(new FixedRandom(1));
        SlowWaits(delay);
        Assert.Equal(TimeSpan.FromMinutes(2), delay.Next(Healthy, isSlow: true));
    }

    private static double[] SlowWaits(ReconnectDelay delay) =>
        [.. Enumerable.Range(0, 5).Select(_ => delay.Next(TimeSpan.Zero, isSlow: true).TotalMinutes)];

    private static List<TimeSpan> Waits(ReconnectDelay delay, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => delay.Next(TimeSpan.Zero, isSlow: false))];

    private sealed class FixedRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
