using CloudBridge.Monitors.Policies;

namespace CloudBridge.Monitors.Tests.Policies;

public class StatePolicyTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(300);
    private readonly StatePolicy _policy = new();

    [Fact]
    public void The_first_good_check_makes_a_new_monitor_up_and_that_is_no_news()
    {
        var step = _policy.Next(default, CheckOutcome.Ok, Interval);
        Assert.Equal(MonitorState.Up, step.Memory.State);
        Assert.True(step.HasChanged);
        Assert.False(step.IsAlert);
    }

    [Theory]
    [InlineData(MonitorState.Pending)]
    [InlineData(MonitorState.Up)]
    public void A_failure_counts_when_two_more_checks_confirm_it(MonitorState from)
    {
        var steps = Steps(from, "bbb");
        Assert.Equal([false, false, true], steps.Select(step => step.HasChanged));
        Assert.Equal(MonitorState.Down, steps[^1].Memory.State);
        Assert.True(steps[^1].IsAlert);
    }

    [Fact]
    public void Coming_back_needs_two_confirmations_too()
    {
        var steps = Steps(MonitorState.Down, "ggg");
        Assert.Equal([false, false, true], steps.Select(step => step.HasChanged));
        Assert.Equal(MonitorState.Up, steps[^1].Memory.State);
        Assert.True(steps[^1].IsAlert);
    }

    [Theory]
    [InlineData(300, 15, 30)]
    [InlineData(90, 15, 30)]
    [InlineData(60, 10, 20)]
    [InlineData(30, 5, 10)]
    [InlineData(86_400, 15, 30)]
    public void Confirmations_come_within_half_an_interval(int interval, int first, int second)
    {
        var one = _policy.Next(PolicyMemory.Of(MonitorState.Up, MonitorState.Up), CheckOutcome.TimedOut, TimeSpan.FromSeconds(interval));
        var two = _policy.Next(one.Memory, CheckOutcome.TimedOut, TimeSpan.FromSeconds(interval));
        Assert.Equal(TimeSpan.FromSeconds(first), one.ConfirmAfter);
        Assert.Equal(TimeSpan.FromSeconds(second), two.ConfirmAfter);
        Assert.True(one.ConfirmAfter + two.ConfirmAfter <= TimeSpan.FromSeconds(interval) / 2);
    }

    [Theory]
    [InlineData("bg")]
    [InlineData("bbg")]
    [InlineData("bgbgbgbgbgbgbgbgbgbgbgbgbgbgbgbgbgbgbgbgbg")]
    [InlineData("bbgbbgbbgbbgbbgbbgbbgbbgbbgbbgbbgbbgbbgbbg")]
    public void One_or_two_losses_never_change_anything_however_often(string checks) =>
        Assert.All(Steps(MonitorState.Up, checks), step => Assert.False(step.HasChanged || step.IsAlert));

    [Fact]
    public void Six_confirmed_changes_within_21_regular_checks_are_flapping_and_alert_once()
    {
        var steps = Steps(MonitorState.Up, "g" + string.Concat(Enumerable.Repeat("bbbggg", 5)));
        var changes = steps.Where(step => step.HasChanged).ToArray();
        Assert.Equal([MonitorState.Down, MonitorState.Up, MonitorState.Down, MonitorState.Up, MonitorState.Down, MonitorState.Flapping], changes.Select(step => step.Memory.State));
        Assert.All(changes, step => Assert.True(step.IsAlert));
    }

    [Theory]
    [InlineData("g", MonitorState.Up)]
    [InlineData("b", MonitorState.Down)]
    public void Flapping_ends_when_there_was_quiet_and_alerts_once(string quiet, MonitorState end)
    {
        var steps = Steps(MonitorState.Up, "g" + string.Concat(Enumerable.Repeat("bbbggg", 8)) + "bbb" + string.Concat(Enumerable.Repeat(quiet, 30)));
        var changes = steps.SkipWhile(step => step.Memory.State != MonitorState.Flapping).Where(step => step.HasChanged).ToArray();
        Assert.Equal([MonitorState.Flapping, end], changes.Select(step => step.Memory.State));
        Assert.All(changes, step => Assert.True(step.IsAlert));
    }

    [Fact]
    public void A_restart_does_not_end_flapping_early()
    {
        var steps = Steps(MonitorState.Flapping, new string('g', 30));
        Assert.Equal(17, Array.FindIndex(steps, step => step.HasChanged));
        Assert.Equal(MonitorState.Up, steps[^1].Memory.State);
    }

    [Fact]
    public void A_refused_address_is_left_by_the_first_good_check_and_by_a_confirmed_bad_one()
    {
        Assert.Equal([MonitorState.Up], Steps(MonitorState.Refused, "g").Select(step => step.Memory.State));
        Assert.Equal([MonitorState.Refused, MonitorState.Refused, MonitorState.Down], Steps(MonitorState.Refused, "bbb").Select(step => step.Memory.State));
        Assert.Equal([MonitorState.Refused], Steps(MonitorState.Pending, "r").Select(step => step.Memory.State));
    }

    [Fact]
    public void One_odd_answer_of_a_name_server_does_not_make_a_target_refused()
    {
        Assert.Equal(MonitorState.Up, Steps(MonitorState.Up, "rrg")[^1].Memory.State);
        Assert.Equal(MonitorState.Refused, Steps(MonitorState.Up, "brr")[^1].Memory.State);
    }

    [Fact]
    public void Different_contradictions_of_a_target_that_is_down_cancel_each_other()
    {
        var steps = Steps(MonitorState.Down, "grgr");
        Assert.All(steps, step => Assert.Equal(MonitorState.Down, step.Memory.State));
        Assert.Null(steps[1].ConfirmAfter);
    }

    [Fact]
    public void Who_knows_that_a_target_is_not_up_is_not_told_again()
    {
        var step = Steps(MonitorState.Down, "rrr")[^1];
        Assert.Equal(MonitorState.Refused, step.Memory.State);
        Assert.False(step.IsAlert);
    }

    [Theory]
    [InlineData(MonitorState.Down, "g", true)]
    [InlineData(MonitorState.Flapping, "g", true)]
    [InlineData(MonitorState.Refused, "g", true)]
    [InlineData(MonitorState.Up, "g", false)]
    [InlineData(MonitorState.Pending, "g", false)]
    [InlineData(MonitorState.Down, "bbb", false)]
    [InlineData(MonitorState.Down, "r", false)]
    [InlineData(MonitorState.Refused, "bbb", false)]
    [InlineData(MonitorState.Flapping, "bbb", true)]
    [InlineData(MonitorState.Up, "bbb", true)]
    [InlineData(MonitorState.Up, "r", true)]
    public void What_begins_anew_is_told_when_it_is_another_word_than_the_last(MonitorState told, string checks, bool isTold)
    {
        var step = Steps(PolicyMemory.Of(MonitorState.Pending, told), checks)[^1];

        Assert.True(step.HasChanged);
        Assert.Equal(isTold, step.IsAlert);
    }

    private PolicyStep[] Steps(MonitorState from, string checks) => Steps(PolicyMemory.Of(from, from), checks);

    private PolicyStep[] Steps(PolicyMemory memory, string checks)
    {
        return [.. checks.Select(check =>
        {
            var step = _policy.Next(memory, Outcomes.Of(check), Interval);
            memory = step.Memory;
            return step;
        })];
    }
}
