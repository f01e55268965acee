using CloudBridge.Monitors.Pinging.Scheduling;

namespace CloudBridge.Monitors.Tests.Pinging.Scheduling;

public sealed class CheckSchedulerTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(60);
    private readonly JumpingTime _time = new();
    private readonly CheckScheduler<CheckTiming> _scheduler;

    public CheckSchedulerTests() => _scheduler = new(_time);

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void A_new_one_is_due_within_4_seconds_and_then_at_its_slots()
    {
        var timing = Watch(7, soon: true);
        var first = Assert.Single(Pass(4_000));
        Assert.InRange(first - _time.Wall, -4_000, 0);
        _scheduler.Reschedule(timing, _time.GetTimestamp(), null);
        Assert.All(PassAndAnswer(timing, 600_000), at => Assert.Equal(CheckPhase.Of(7, 60_000), at % 60_000));
    }

    [Fact]
    public void What_is_stored_keeps_its_slots_over_a_restart()
    {
        var timing = Watch(7, soon: false);
        var before = Assert.Single(Pass(60_000));
        using var restarted = new CheckScheduler<CheckTiming>(_time);
        var again = new CheckTiming(7);
        restarted.Schedule(again, Interval, soon: false);
        Assert.Equal(before + 60_000, restarted.DueAt(again)!.Value.ToUnixTimeMilliseconds());
        Assert.False(timing.IsStopped);
    }

    [Fact]
    public void It_is_not_due_again_while_it_is_under_way()
    {
        Watch(7, soon: true);
        Assert.Single(Pass(300_000, step: 1_000));
    }

    [Fact]
    public void What_is_told_to_be_over_twice_is_due_once()
    {
        var timing = Watch(7, soon: false);
        Assert.Single(Pass(60_000));
        _scheduler.Reschedule(timing, _time.GetTimestamp(), null);
        _scheduler.Reschedule(timing, _time.GetTimestamp(), null);
        Assert.Equal(10, PassAndAnswer(timing, 600_000).Count);
    }

    [Fact]
    public void Slots_that_pass_while_it_is_under_way_are_counted()
    {
        var timing = Watch(7, soon: false);
        Assert.Single(Pass(60_000));
        _time.Pass(150_000);
        _scheduler.Reschedule(timing, 0, null);
        Assert.InRange(_scheduler.Skipped, 2, 3);
        Assert.Single(Pass(60_000));
    }

    [Fact]
    public void After_a_standstill_nothing_is_caught_up()
    {
        var timings = Enumerable.Range(1, 600).Select(id => Watch(id, soon: false)).ToArray();
        _time.Pass(30 * 60_000);
        var taken = Pass(60_000, step: 100);
        Assert.InRange(taken.Count, 560, 600);
        Assert.InRange(taken.GroupBy(at => at / 1_000).Max(second => second.Count()), 1, 60);
        Assert.InRange(_scheduler.Skipped, 600 * 29, 600 * 31);
        Assert.All(timings, timing => Assert.False(timing.IsStopped));
    }

    [Fact]
    public void A_first_check_is_not_lost_in_a_standstill()
    {
        Watch(7, soon: true);
        _time.Pass(60_000);
        Assert.Single(Pass(4_100));
    }

    [Fact]
    public void A_confirmation_is_due_after_its_wait_from_the_beginning()
    {
        var timing = Watch(7, soon: true);
        Pass(4_000);
        var startedAt = _time.GetTimestamp();
        _time.Pass(3_000);
        _scheduler.Reschedule(timing, startedAt, TimeSpan.FromSeconds(10));
        Assert.Empty(Pass(6_999));
        Assert.Single(Pass(1));
        Assert.Equal(DueKind.Confirmation, timing.Kind);
    }

    [Fact]
    public void A_confirmation_whose_time_passed_meanwhile_is_due_at_once()
    {
        var timing = Watch(7, soon: true);
        Pass(4_000);
        var startedAt = _time.GetTimestamp();
        _time.Pass(12_000);
        _scheduler.Reschedule(timing, startedAt, TimeSpan.FromSeconds(10));
        Assert.Single(Pass(0));
    }

    [Theory]
    [InlineData(3_600_000)]
    [InlineData(-3_600_000)]
    [InlineData(20_000)]
    [InlineData(-20_000)]
    [InlineData(-60_000)]
    public void A_jump_of_the_clock_moves_a_check_by_one_interval_at_most(long jump)
    {
        var timing = Watch(7, soon: false);
        var start = _time.GetTimestamp();
        var last = start;
        Pass(60_000);
        _scheduler.Reschedule(timing, 0, null);
        _time.Jump(jump);
        for (var i = 0; i < 5; i++)
        {
            Assert.Single(PassUntilDue(121_000));
            Assert.InRange(_time.GetTimestamp() - last, 1, 121_000_000);
            last = _time.GetTimestamp();
            _scheduler.Reschedule(timing, last, null);
        }

        Assert.Equal(CheckPhase.Of(7, 60_000), _scheduler.DueAt(timing)!.Value.ToUnixTimeMilliseconds() % 60_000);
    }

    [Fact]
    public void A_clock_that_is_slowed_down_a_little_gives_no_slot_twice()
    {
        var timing = Watch(7, soon: false);
        PassUntilDue(60_000);
        _time.Jump(-30);
        _scheduler.Reschedule(timing, 0, null);
        Assert.Empty(Pass(59_000));
        Assert.Single(Pass(1_100));
    }

    [Fact]
    public void What_is_hurried_is_due_soon_and_in_its_slot_all_the_same()
    {
        var timing = Watch(2, soon: false);
        var slot = _scheduler.DueAt(timing)!.Value.ToUnixTimeMilliseconds();
        _scheduler.Expedite(timing);
        Assert.Single(PassUntilDue(4_000));
        Assert.InRange(_time.Wall, slot - 9_000, slot - 1);
        _scheduler.Reschedule(timing, _time.GetTimestamp(), null);
        Assert.Equal(slot, Assert.Single(PassUntilDue(60_000)));
    }

    [Fact]
    public void What_is_stopped_or_under_way_is_not_hurried()
    {
        var timing = Watch(7, soon: true);
        Pass(4_000);
        _scheduler.Expedite(timing);
        Assert.Empty(Pass(5_000));
        _scheduler.Stop(timing);
        _scheduler.Reschedule(timing, 0, null);
        _scheduler.Expedite(timing);
        Assert.Empty(Pass(5_000));
    }

    [Fact]
    public void What_is_stopped_is_due_no_more_even_when_it_ends_later()
    {
        var timing = Watch(7, soon: true);
        Assert.Single(Pass(4_000));
        _scheduler.Stop(timing);
        _scheduler.Reschedule(timing, 0, TimeSpan.FromSeconds(1));
        Assert.Empty(Pass(300_000));
        Assert.Null(_scheduler.DueAt(timing));
    }

    [Fact]
    public void What_is_wanted_soon_while_it_is_under_way_follows_as_soon_as_it_is_over()
    {
        var timing = Watch(7, soon: true);
        Pass(4_000);
        _scheduler.Schedule(timing, Interval, soon: true);
        Assert.Empty(Pass(15_000));
        _scheduler.Reschedule(timing, 0, TimeSpan.FromSeconds(30));
        Assert.Single(Pass(4_000));
    }

    [Fact]
    public void However_often_something_is_wanted_soon_15_seconds_lie_between()
    {
        var timing = Watch(7, soon: true);
        Assert.Single(Pass(4_000));
        _scheduler.Reschedule(timing, 0, null);
        for (var times = 0; times < 10; times++)
        {
            _scheduler.Stop(timing);
            _scheduler.Schedule(timing, Interval, soon: true);
            Assert.Empty(Pass(1_000));
        }

        Assert.Single(Pass(9_000));
    }

    [Fact]
    public void Another_interval_moves_it_to_other_slots_and_the_same_one_does_not()
    {
        var timing = Watch(7, soon: false);
        var due = _scheduler.DueAt(timing);
        _scheduler.Schedule(timing, Interval, soon: false);
        Assert.Equal(due, _scheduler.DueAt(timing));
        _scheduler.Schedule(timing, TimeSpan.FromSeconds(300), soon: false);
        Assert.Equal(CheckPhase.Of(7, 300_000), _scheduler.DueAt(timing)!.Value.ToUnixTimeMilliseconds() % 300_000);
    }

    private CheckTiming Watch(long id, bool soon)
    {
        var timing = new CheckTiming(id);
        _scheduler.Schedule(timing, Interval, soon);
        return timing;
    }

    /// <summary>Lets time pass in steps and takes what falls due; the wall times at which it did.</summary>
    private List<long> Pass(long milliseconds, long step = 1)
    {
        var taken = Take();
        for (var passed = 0L; passed < milliseconds; passed += step)
        {
            _time.Pass(step);
            taken.AddRange(Take());
        }

        return taken;
    }

    private List<long> PassAndAnswer(CheckTiming timing, long milliseconds)
    {
        var all = new List<long>();
        for (var passed = 0; passed < milliseconds; passed++)
        {
            _time.Pass(1);
            var taken = Take();
            all.AddRange(taken);
            if (taken.Count > 0)
            {
                _scheduler.Reschedule(timing, _time.GetTimestamp(), null);
            }
        }

        Assert.Equal(milliseconds / 60_000, all.Count);
        return all;
    }

    private List<long> PassUntilDue(long atMost)
    {
        var taken = Take();
        for (var passed = 0; passed < atMost && taken.Count == 0; passed++)
        {
            _time.Pass(1);
            taken = Take();
        }

        return taken;
    }

    private List<long> Take()
    {
        var taken = new List<long>();
        while (_scheduler.TryTake(out _))
        {
            taken.Add(_time.Wall);
        }

        return taken;
    }
}
