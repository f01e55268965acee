using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Observing;

public sealed class ObserverGuardTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly PingerMetrics _metrics = new();
    private readonly SignalLog<LogLine> _lines = new();
    private readonly FakeNetwork _network = new();
    private readonly ObserverGuard _guard;

    public ObserverGuardTests() => _guard = new(_clock, _network, _metrics, new CapturedLogger<ObserverGuard>(_lines));

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public void Three_sites_that_fail_at_once_are_our_own_fault()
    {
        Assert.True(Fails("a"));
        Assert.True(Fails("b"));
        Assert.False(Fails("c"));
        Assert.True(_guard.IsOffline);
        Assert.Equal(1, _guard.Outages);
        Assert.Contains("seems to be offline", _lines.Items[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_hosts_of_one_site_are_one_site()
    {
        foreach (var name in Names(100))
        {
            Assert.True(_guard.Accepts($"https://{name}.platform.org/", true, Failure, CheckOutcome.NotConnected, _clock.GetTimestamp()));
        }

        Assert.False(_guard.IsOffline);
    }

    [Fact]
    public void Fewer_than_half_of_the_sites_are_their_own_fault()
    {
        Answer(20);
        Assert.All(Names(19), name => Assert.True(Fails("x" + name)));
        Assert.False(_guard.IsOffline);
    }

    [Fact]
    public void Where_few_are_watched_one_that_answers_meanwhile_proves_that_we_are_online()
    {
        Assert.True(Fails("a"));
        Assert.True(Fails("b"));
        Assert.True(Answers("x"));
        Assert.True(Fails("c"));
        Assert.True(Fails("a"));
        Assert.True(Answers("x"));
        Assert.True(Fails("b"));
        Assert.False(_guard.IsOffline);
    }

    [Fact]
    public void An_answer_to_what_was_asked_before_the_first_failure_proves_nothing()
    {
        var startedAt = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Fails("a");
        Fails("b");
        Assert.True(_guard.Accepts("https://x.org/", true, new(CheckOutcome.Ok, 200, TimeSpan.Zero), CheckOutcome.Ok, startedAt));
        Fails("c");
        Assert.True(_guard.IsOffline);
    }

    [Fact]
    public void An_outage_is_known_soon_after_many_sites_answered()
    {
        Answer(600, over: TimeSpan.FromSeconds(60));
        foreach (var name in Names(60))
        {
            Fails(name);
            _clock.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.True(_guard.IsOffline);
    }

    [Fact]
    public void Monitors_that_are_down_have_no_say()
    {
        foreach (var name in Names(500))
        {
            Assert.True(_guard.Accepts($"https://{name}.org/", false, Failure, CheckOutcome.NotConnected, _clock.GetTimestamp()));
        }

        Assert.False(_guard.IsOffline);
    }

    [Fact]
    public void A_wrong_status_is_never_our_fault()
    {
        foreach (var name in Names(50))
        {
            Assert.True(_guard.Accepts($"https://{name}.org/", true, new(CheckOutcome.Ok, 503, TimeSpan.Zero), CheckOutcome.WrongStatus, _clock.GetTimestamp()));
        }

        Assert.False(_guard.IsOffline);
    }

    [Fact]
    public void Offline_only_good_answers_count_and_three_of_them_end_it()
    {
        GoOffline();
        Assert.False(Fails("d"));
        Assert.True(Answers("e"));
        Assert.True(Answers("f"));
        Assert.True(_guard.IsOffline);
        Assert.True(Answers("g"));
        Assert.False(_guard.IsOffline);
        Assert.True(Fails("h"));
    }

    [Fact]
    public void One_good_site_is_enough_when_nothing_contradicts_it_for_a_while()
    {
        GoOffline();
        Answers("e");
        Assert.True(_guard.IsOffline);
        _clock.Advance(TimeSpan.FromSeconds(11));
        Answers("e");
        Assert.False(_guard.IsOffline);
    }

    [Fact]
    public void A_failure_that_began_while_we_were_offline_does_not_count_afterwards()
    {
        GoOffline();
        var startedAt = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromSeconds(5));
        Array.ForEach(["e", "f", "g"], name => Answers(name));
        Assert.All(Names(20), name => Assert.False(_guard.Accepts($"https://{name}.org/", true, Failure, CheckOutcome.TimedOut, startedAt)));
        Assert.False(_guard.IsOffline);
    }

    [Fact]
    public void Without_a_network_the_first_surprise_is_our_own_fault()
    {
        _network.IsUp = false;
        Assert.False(Fails("a"));
        Assert.True(_guard.IsOffline);
    }

    [Fact]
    public void Without_a_network_checks_that_succeed_know_better()
    {
        _network.IsUp = false;
        Answers("a");
        Assert.True(Fails("b"));
        Assert.False(_guard.IsOffline);
    }

    [Fact]
    public void This_machine_says_nothing_about_its_connection()
    {
        _network.IsUp = false;
        foreach (var number in Enumerable.Range(1, 50))
        {
            Assert.True(_guard.Accepts($"http://127.0.0.{number}:8080/", true, Failure, CheckOutcome.NotConnected, _clock.GetTimestamp()));
        }

        Assert.False(_guard.IsOffline);
    }

    [Fact]
    public void Somebody_who_decides_ends_it_for_a_minute()
    {
        GoOffline();
        _guard.Vouch();
        Assert.All(Names(50), name => Assert.True(Fails(name)));
        Assert.False(_guard.IsOffline);
        _clock.Advance(TimeSpan.FromSeconds(61));
        Array.ForEach(["a", "b", "c"], name => Fails(name));
        Assert.True(_guard.IsOffline);
    }

    [Fact]
    public async Task A_reference_that_answers_decides()
    {
        using var stop = new CancellationTokenSource();
        var asked = new SignalLog<string>();
        var probe = new ScriptedProbe(target =>
        {
            asked.Add(target.Url);
            return target.Url.Contains("two", StringComparison.Ordinal) ? new(CheckOutcome.Ok, 500, TimeSpan.Zero) : Failure;
        });
        var watch = new ReferenceWatch(new() { References = ["https://one.org/", "https://two.org/"] }, probe, _guard, _clock).RunAsync(stop.Token);
        GoOffline();
        await asked.CountAsync(2);
        await _lines.FirstAsync(line => line.Text.Contains("online again", StringComparison.Ordinal));
        Assert.False(_guard.IsOffline);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(watch));
    }

    private static ProbeResult Failure => new(CheckOutcome.NotConnected, 0, TimeSpan.Zero);

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(number => $"n{number}");

    private bool Fails(string name) => _guard.Accepts($"https://{name}.org/", true, Failure, CheckOutcome.NotConnected, _clock.GetTimestamp());

    private bool Answers(string name) => _guard.Accepts($"https://{name}.org/", true, new(CheckOutcome.Ok, 200, TimeSpan.Zero), CheckOutcome.Ok, _clock.GetTimestamp());

    private void GoOffline() => Array.ForEach(["a", "b", "c"], name => Fails(name));

    private void Answer(int sites, TimeSpan over = default)
    {
        foreach (var name in Names(sites))
        {
            Answers(name);
            _clock.Advance(over / sites);
        }
    }

    private sealed class FakeNetwork : INetworkState
    {
        public bool IsUp { get; set; } = true;
    }
}
