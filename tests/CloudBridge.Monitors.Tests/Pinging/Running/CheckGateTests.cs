using CloudBridge.Monitors.Pinging.Running;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Pinging.Running;

public class CheckGateTests
{
    private readonly CheckGate _gate = new(new() { MaxChecks = 10, MaxChecksPerHost = 2, MaxChecksPerOwner = 3 });
    private readonly List<GatedCheck> _started = [];

    [Fact]
    public void A_third_check_of_a_host_waits_for_one_of_the_first_two()
    {
        var checks = Enter(3, host: _ => "a", owner: number => number);
        Assert.Equal(checks[..2], _started);
        _gate.Leave(checks[0]);
        Assert.Equal(checks, _started);
    }

    [Fact]
    public void A_fourth_check_of_an_owner_waits_for_one_of_the_first_three()
    {
        var checks = Enter(4, host: number => $"{number}", owner: _ => 1);
        Assert.Equal(checks[..3], _started);
        _gate.Leave(checks[1]);
        Assert.Equal(checks, _started);
    }

    [Fact]
    public void Whoever_waits_for_a_busy_host_delays_nobody_else()
    {
        Enter(1_000, host: _ => "slow", owner: number => number);
        Assert.Equal(2, _gate.Running);
        Assert.Equal(998, _gate.Waiting);
        Assert.Single(Enter(1, host: _ => "other", owner: _ => 5_000), check => _started.Contains(check));
    }

    [Fact]
    public void No_more_run_than_are_allowed_in_all_and_those_who_wait_go_in_order()
    {
        var checks = Enter(12, host: number => $"{number}", owner: number => number);
        Assert.Equal(checks[..10], _started);
        _gate.Leave(checks[3]);
        _gate.Leave(checks[4]);
        Assert.Equal(checks, _started);
    }

    [Fact]
    public void Whatever_comes_and_goes_the_limits_hold_and_everybody_gets_a_turn()
    {
        var lives = Gen.Choose(0, 59).ArrayOf(300);
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(lives.ToArbitrary(), numbers =>
        {
            var started = new List<GatedCheck>();
            var gate = new CheckGate(new() { MaxChecks = 7, MaxChecksPerHost = 2, MaxChecksPerOwner = 3 });
            foreach (var number in numbers)
            {
                Do(gate, started, number);
                AssertLimits(gate, started);
            }

            while (started.FirstOrDefault(check => check.IsRunning) is { } check)
            {
                End(gate, check);
                AssertLimits(gate, started);
            }

            Assert.Equal(0, gate.Waiting);
            Assert.Equal(numbers.Count(number => number < 40), started.Count);
        }));
    }

    [Fact]
    public void Whoever_has_waited_for_a_host_that_answers_nobody_is_given_up_and_the_host_is_still_asked()
    {
        var checks = Enter(8, host: _ => "silent", owner: number => number);
        foreach (var check in checks[5..])
        {
            check.HasWaitedLong = true;
        }

        TimeOut(checks[0]);
        TimeOut(checks[1]);
        Assert.DoesNotContain(checks, check => check.IsGivenUp);
        TimeOut(checks[2]);

        Assert.Equal(checks[..5], _started);
        Assert.Equal(checks[5..], checks.Where(check => check.IsGivenUp));
        Assert.Equal((2, 0), (_gate.Running, _gate.Waiting));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void One_answer_or_one_slow_target_alone_gives_nobody_up(bool isAnsweredInBetween, bool areTargetsOther)
    {
        var slow = new object();
        var checks = Enumerable.Range(0, 12)
            .Select(number => new GatedCheck("host", number, _started.Add) { Target = areTargetsOther ? number : slow, HasWaitedLong = true })
            .ToArray();
        Array.ForEach(checks, _gate.Enter);
        for (var i = 0; i < 9; i++)
        {
            checks[i].HasTimedOut = !isAnsweredInBetween || i % 3 != 2;
            _gate.Leave(checks[i]);
        }

        Assert.DoesNotContain(checks, check => check.IsGivenUp);
        Assert.Equal(11, _started.Count);
    }

    [Fact]
    public void Who_was_given_up_goes_first_the_next_time_and_is_asked()
    {
        var checks = Enter(6, host: _ => "silent", owner: number => number);
        var urgent = new GatedCheck("silent", 99, _started.Add) { IsUrgent = true, HasWaitedLong = true };
        _gate.Enter(urgent);
        TimeOut(checks[0]);

        Assert.Equal([checks[0], checks[1], urgent], _started);
        Assert.False(urgent.IsGivenUp);
    }

    private void TimeOut(GatedCheck check)
    {
        check.HasTimedOut = true;
        _gate.Leave(check);
    }

    private static void Do(CheckGate gate, List<GatedCheck> started, int number)
    {
        if (number < 40)
        {
            gate.Enter(new GatedCheck($"{number % 5}", number % 7, started.Add));
        }
        else if (started.Where(check => check.IsRunning).ToArray() is { Length: > 0 } running)
        {
            End(gate, running[number % running.Length]);
        }
    }

    private static void End(CheckGate gate, GatedCheck check)
    {
        check.IsRunning = false;
        gate.Leave(check);
    }

    private static void AssertLimits(CheckGate gate, List<GatedCheck> started)
    {
        var running = started.Where(check => check.IsRunning).ToArray();
        Assert.Equal(running.Length, gate.Running);
        Assert.InRange(running.Length, 0, 7);
        Assert.All(running.GroupBy(check => check.Host), host => Assert.InRange(host.Count(), 1, 2));
        Assert.All(running.GroupBy(check => check.OwnerId), owner => Assert.InRange(owner.Count(), 1, 3));
        Assert.True(gate.Waiting == 0 || running.Length > 0);
    }

    private GatedCheck[] Enter(int count, Func<int, string> host, Func<int, long> owner)
    {
        var checks = Enumerable.Range(0, count).Select(number => new GatedCheck(host(number), owner(number), _started.Add)).ToArray();
        Array.ForEach(checks, _gate.Enter);
        return checks;
    }

    private sealed class GatedCheck(string host, long ownerId, Action<GatedCheck> started) : IGatedCheck
    {
        public string Host { get; } = host;

        public long OwnerId { get; } = ownerId;

        public object Target { get; init; } = new();

        public bool IsUrgent { get; init; }

        public bool? HasTimedOut { get; set; }

        public bool HasWaitedLong { get; set; }

        public bool IsGivenUp { get; private set; }

        public bool IsRunning { get; set; }

        public void GiveUp() => IsGivenUp = true;

        public void Start()
        {
            IsRunning = true;
            started(this);
        }
    }
}
