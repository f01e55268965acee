using CloudBridge.Monitors.Pinging.Scheduling;

namespace CloudBridge.Monitors.Tests.Pinging.Scheduling;

public class CheckPhaseTests
{
    [Theory]
    [InlineData(60_000)]
    [InlineData(300_000)]
    [InlineData(86_400_000)]
    public void A_hundred_thousand_monitors_load_every_sixtieth_of_the_interval_alike(long interval)
    {
        var buckets = new int[60];
        for (var id = 1; id <= 100_000; id++)
        {
            buckets[CheckPhase.Of(id, interval) * 60 / interval]++;
        }

        Assert.InRange(buckets.Min(), 1_500, 1_667);
        Assert.InRange(buckets.Max(), 1_667, 1_833);
    }

    [Theory]
    [InlineData(1, 60_000, 2_465)]
    [InlineData(2, 60_000, 8_110)]
    [InlineData(1_000_000, 300_000, 59_847)]
    public void A_phase_is_the_same_for_ever(long id, long interval, long phase) => Assert.Equal(phase, CheckPhase.Of(id, interval));

    [Fact]
    public void Slots_follow_each_other_by_one_interval_at_the_phase()
    {
        var slot = CheckPhase.NextSlot(42, 60_000, 1_767_225_600_000);
        Assert.InRange(slot, 1_767_225_600_001, 1_767_225_660_000);
        Assert.Equal(CheckPhase.Of(42, 60_000), slot % 60_000);
        Assert.Equal(slot, CheckPhase.NextSlot(42, 60_000, slot - 1));
        Assert.Equal(slot + 60_000, CheckPhase.NextSlot(42, 60_000, slot));
    }

    [Fact]
    public void First_checks_of_many_new_monitors_are_spread_over_the_time_they_have()
    {
        var delays = Enumerable.Range(1, 10_000).Select(id => CheckPhase.FirstDelay(id, 4_000)).ToArray();
        Assert.All(delays, delay => Assert.InRange(delay, 0, 3_999));
        Assert.InRange(delays.Average(), 1_950, 2_050);
    }
}
