using System.Net.WebSockets;
using CloudBridge.Connections;

namespace CloudBridge.Tests.Connections;

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
        Assert.Equal(TimeSpan.FromSeconds(32), delay.Next(Short, ReconnectOutlook.Soon));
        Assert.Equal(TimeSpan.FromSeconds(1), delay.Next(Healthy, ReconnectOutlook.Soon));
        Assert.Equal(TimeSpan.FromSeconds(2), delay.Next(TimeSpan.Zero, ReconnectOutlook.Soon));
    }

    [Theory]
    [InlineData(null, "Soon")]
    [InlineData(1000, "Soon")]
    [InlineData(1006, "Soon")]
    [InlineData(4000, "Soon")]
    [InlineData(4001, "Soon")]
    [InlineData(4002, "NeedsOperator")]
    [InlineData(4003, "Overloaded")]
    [InlineData(4004, "NeedsOperator")]
    [InlineData(4005, "NeedsOperator")]
    [InlineData(4006, "NeedsOperator")]
    public void The_close_code_says_what_to_expect(int? code, string outlook) =>
        Assert.Equal(outlook, ReconnectOutlooks.Of((WebSocketCloseStatus?)code).ToString());

    [Fact]
    public void A_full_server_is_left_alone_for_a_minute_and_a_refusal_for_five()
    {
        var delay = new ReconnectDelay(new Random(1));
        for (var i = 0; i < 100; i++)
        {
            Assert.InRange(delay.Next(Healthy, ReconnectOutlook.Overloaded), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
            Assert.Equal(TimeSpan.FromMinutes(5), delay.Next(Healthy, ReconnectOutlook.NeedsOperator));
        }
    }

    private static List<TimeSpan> Waits(ReconnectDelay delay, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => delay.Next(TimeSpan.Zero, ReconnectOutlook.Soon))];

    private sealed class FixedRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
