using CloudBridge.Monitors.Pinging.Scheduling;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Pinging.Scheduling;

public class SchedulerModelTests
{
    [Fact]
    public void Whatever_is_done_each_monitor_is_due_once_in_each_of_its_slots_and_in_no_other_moment()
    {
        var steps = from kind in Gen.Frequency((30, Gen.Constant(StepKind.Pass)), (3, Gen.Constant(StepKind.Watch)), (2, Gen.Constant(StepKind.Forget)), (2, Gen.Constant(StepKind.Change)), (1, Gen.Constant(StepKind.Jump)))
                    from number in Gen.Choose(0, 9)
                    from amount in Gen.Choose(-90_000, 90_000)
                    select (kind, number, amount);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(steps.ArrayOf(120).ToArbitrary(), life =>
        {
            using var run = new SchedulerLife();
            foreach (var (kind, number, amount) in life)
            {
                run.Do(kind, number, amount);
            }
        }));
    }

    private enum StepKind
    {
        Pass,
        Watch,
        Forget,
        Change,
        Jump,
    }

    /// <summary>A scheduler, and beside it plain lists of what was due when.</summary>
    private sealed class SchedulerLife : IDisposable
    {
        private readonly JumpingTime _time = new();
        private readonly CheckScheduler<CheckTiming> _scheduler;
        private readonly Dictionary<int, CheckTiming> _watched = [];
        private readonly Dictionary<int, long> _expected = [];

        public SchedulerLife() => _scheduler = new(_time);

        public void Dispose() => _scheduler.Dispose();

        public void Do(StepKind kind, int number, int amount)
        {
            switch (kind)
            {
                case StepKind.Pass:
                    Pass(Math.Abs(amount) / 2);
                    break;
                case StepKind.Watch when !_watched.ContainsKey(number):
                    _watched[number] = new(number);
                    Set(number, 30_000 + (number * 7_000));
                    break;
                case StepKind.Forget when _watched.Remove(number, out var timing):
                    _scheduler.Stop(timing);
                    _expected.Remove(number);
                    break;
                case StepKind.Change when _watched.TryGetValue(number, out var changed) && changed.Interval != 30_000 + Math.Abs(amount):
                    Set(number, 30_000 + Math.Abs(amount));
                    break;
                case StepKind.Jump:
                    _time.Jump(amount);
                    break;
            }
        }

        private void Set(int number, long interval)
        {
            _scheduler.Schedule(_watched[number], TimeSpan.FromMilliseconds(interval), soon: false);
            _expected[number] = CheckPhase.NextSlot(number, interval, _time.Wall) - _time.Wall + Elapsed;
        }

        private long Elapsed => _time.GetTimestamp() / 1_000;

        /// <summary>Each slot is waited for on the clock as it was when the one before was over.</summary>
        private void Pass(long milliseconds)
        {
            for (var end = Elapsed + milliseconds; Elapsed < end;)
            {
                var next = _expected.Count == 0 ? end : Math.Min(end, _expected.Values.Min());
                _time.Pass(Math.Max(0, next - Elapsed - 1));
                Assert.False(_scheduler.TryTake(out _));
                _time.Pass(1);
                Answer(_expected.Where(pair => pair.Value == Elapsed).Select(pair => pair.Key).ToHashSet());
            }
        }

        private void Answer(HashSet<int> due)
        {
            var behind = due.ToDictionary(number => number, number => _watched[number].Slot);
            while (_scheduler.TryTake(out var timing))
            {
                Assert.True(due.Remove((int)timing.Id), $"{timing.Id} was due at a wrong moment.");
                _scheduler.Reschedule(timing, _time.GetTimestamp(), null);
                _expected[(int)timing.Id] = Next(timing, behind[(int)timing.Id]) - _time.Wall + Elapsed;
            }

            Assert.Empty(due);
        }

        /// <summary>The first slot that has not come yet; after a jump back by less than an interval, none comes twice.</summary>
        private long Next(CheckTiming timing, long behind)
        {
            var slot = CheckPhase.NextSlot(timing.Id, timing.Interval, _time.Wall);
            return behind >= slot && behind < _time.Wall + timing.Interval ? behind + timing.Interval : slot;
        }
    }
}
