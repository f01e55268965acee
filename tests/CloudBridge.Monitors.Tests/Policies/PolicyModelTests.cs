using CloudBridge.Monitors.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Policies;

public class PolicyModelTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(60);

    [Fact]
    public void Whatever_the_checks_the_state_is_the_one_of_the_model()
    {
        var lives = from stretches in (from length in Gen.Choose(1, 8) from isGood in Gen.Elements(true, false) select Enumerable.Repeat(isGood, length)).ArrayOf(60)
                    select stretches.SelectMany(stretch => stretch).ToArray();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(lives.ToArbitrary(), Agrees));
    }

    [Fact]
    public void Down_is_never_told_unless_the_last_three_checks_were_bad()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Elements(true, false).ArrayOf(400).ToArbitrary(), checks =>
        {
            var memory = PolicyMemory.Of(MonitorState.Up, MonitorState.Up);
            for (var i = 0; i < checks.Length; i++)
            {
                var before = memory.State;
                memory = Next(memory, checks[i]).Memory;
                if (before == MonitorState.Up && memory.State != MonitorState.Up)
                {
                    Assert.Equal([false, false, false], checks[(i - 2)..(i + 1)]);
                }
            }
        }));
    }

    private static bool Agrees(bool[] checks)
    {
        var model = new PolicyModel();
        var memory = default(PolicyMemory);
        foreach (var isGood in checks)
        {
            model.Check(isGood);
            var before = memory.State;
            var step = Next(memory, isGood);
            memory = step.Memory;
            Assert.Equal(model.State, memory.State);
            Assert.Equal(before != memory.State, step.HasChanged);
            Assert.Equal(memory.Contradictions > 0, step.ConfirmAfter is not null);
        }

        return true;
    }

    private static PolicyStep Next(PolicyMemory memory, bool isGood) =>
        new StatePolicy().Next(memory, isGood ? CheckOutcome.Ok : CheckOutcome.TimedOut, Interval);
}
