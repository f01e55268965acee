using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Updating;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Updating;

public sealed class TransitionWriterTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly PingerMetrics _metrics = new();
    private readonly SignalLog<LogLine> _lines = new();
    private readonly MemoryMonitorStore _store = new();
    private readonly TransitionWriter _writer;

    public TransitionWriterTests() => _writer = new(_store, _clock, _metrics, new CapturedLogger<TransitionWriter>(_lines));

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task All_of_them_are_stored_in_order_whatever_fails()
    {
        var id = await AddMonitorAsync();
        _store.IsBroken = true;
        var running = _writer.RunAsync(CancellationToken.None);
        for (var number = 0; number < 1_200; number++)
        {
            _writer.Add(Transition(id, $"{number}"));
        }

        await FailAsync(3);
        _store.IsBroken = false;
        _writer.Complete();
        await PassAsync();
        await Patience.WaitAsync(running);
        Assert.Equal(Enumerable.Range(0, 1_200), (await _store.ListTransitionsAsync(id, long.MaxValue, 2_000)).Reverse().Select(one => int.Parse(one.Reason, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_commit_that_happened_but_seemed_to_fail_makes_one_transition_and_one_alert()
    {
        var id = await AddMonitorAsync();
        var owner = (await _store.FindMonitorAsync(id))!.OwnerId;
        await _store.AddChannelAsync(new(0, owner, AlertKind.Discord, "https://example.org/hook", "", _clock.GetUtcNow()), 5);
        _store.LosesAnswerTo = nameof(IMonitorStore.AddTransitionsAsync);
        var running = _writer.RunAsync(CancellationToken.None);
        _writer.Add(Transition(id, "once"));
        await FailAsync(1);
        _writer.Complete();
        await Patience.WaitAsync(running);
        Assert.Equal("once", Assert.Single(await _store.ListTransitionsAsync(id, long.MaxValue, 10)).Reason);
        Assert.Single(await _store.DueAlertsAsync(_clock.GetUtcNow(), 10));
    }

    [Fact]
    public async Task Who_waits_for_a_commit_whose_answer_gets_lost_is_told_that_it_happened()
    {
        var id = await AddMonitorAsync();
        _store.LosesAnswerTo = nameof(IMonitorStore.AddTransitionsAsync);
        var running = _writer.RunAsync(CancellationToken.None);
        await Patience.WaitAsync(_writer.StoreAsync(Transition(id, "once"), CancellationToken.None));
        Assert.Equal("once", Assert.Single(await _store.ListTransitionsAsync(id, long.MaxValue, 10)).Reason);
        _writer.Complete();
        await Patience.WaitAsync(running);
    }

    [Fact]
    public async Task What_breaks_the_writer_itself_loses_nothing_and_closes_nothing()
    {
        var id = await AddMonitorAsync();
        var breaks = true;
        var writer = new TransitionWriter(_store, _clock, _metrics, new BrokenLogger<TransitionWriter>(() => breaks));
        _store.IsBroken = true;
        writer.Add(Transition(id, "first"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Patience.WaitAsync(writer.RunAsync(CancellationToken.None)));
        (breaks, _store.IsBroken) = (false, false);
        writer.Add(Transition(id, "second"));
        writer.Complete();
        await Patience.WaitAsync(writer.RunAsync(CancellationToken.None));
        Assert.Equal(["second", "first"], (await _store.ListTransitionsAsync(id, long.MaxValue, 10)).Select(one => one.Reason));
    }

    [Fact]
    public async Task Who_waits_hears_of_a_failure_and_it_is_not_tried_again()
    {
        var id = await AddMonitorAsync();
        var running = _writer.RunAsync(CancellationToken.None);
        _store.IsBroken = true;
        var error = await Assert.ThrowsAsync<MonitorException>(() => Patience.WaitAsync(_writer.StoreAsync(Transition(id, "lost"), CancellationToken.None)));
        Assert.Equal(MonitorFault.Unavailable, error.Fault);
        _store.IsBroken = false;
        await Patience.WaitAsync(_writer.StoreAsync(Transition(id, "kept"), CancellationToken.None));
        Assert.Equal("kept", Assert.Single(await _store.ListTransitionsAsync(id, long.MaxValue, 10)).Reason);
        _writer.Complete();
        await Patience.WaitAsync(running);
    }

    [Fact]
    public void However_long_the_store_fails_what_waits_for_it_is_bounded()
    {
        for (var number = 0; number < TransitionWriter.MaxWaiting + 3; number++)
        {
            _writer.Add(Transition(1, ""));
        }

        Assert.Equal(3, _writer.Dropped);
        Assert.Single(_lines.Items, line => line.Text == "More than 100000 state changes are waiting to be stored; dropping new ones");
    }

    [Fact]
    public async Task While_others_wait_for_the_store_nobody_new_has_to()
    {
        var id = await AddMonitorAsync();
        _store.IsBroken = true;
        var running = _writer.RunAsync(CancellationToken.None);
        _writer.Add(Transition(id, "first"));
        await FailAsync(1);
        await Assert.ThrowsAsync<MonitorException>(() => Patience.WaitAsync(_writer.StoreAsync(Transition(id, "second"), CancellationToken.None)));
        _store.IsBroken = false;
        _writer.Complete();
        await PassAsync();
        await Patience.WaitAsync(running);
    }

    [Fact]
    public async Task A_monitor_that_is_gone_is_told()
    {
        var running = _writer.RunAsync(CancellationToken.None);
        var error = await Assert.ThrowsAsync<MonitorException>(() => Patience.WaitAsync(_writer.StoreAsync(Transition(77, ""), CancellationToken.None)));
        Assert.Equal(MonitorFault.NotFound, error.Fault);
        _writer.Complete();
        await Patience.WaitAsync(running);
    }

    [Fact]
    public async Task What_is_not_stored_when_patience_ends_is_said()
    {
        var id = await AddMonitorAsync();
        _store.IsBroken = true;
        using var impatience = new CancellationTokenSource();
        var running = _writer.RunAsync(impatience.Token);
        _writer.Add(Transition(id, "lost"));
        await FailAsync(1);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(running));
        _writer.GiveUp();
        Assert.Contains(_lines.Items, line => line.Text.StartsWith("1 state changes were not stored", StringComparison.Ordinal));
    }

    private static Transition Transition(long id, string reason) => new(id, DateTimeOffset.UnixEpoch, MonitorState.Up, MonitorState.Down, reason) { IsAlert = true };

    private async Task<long> AddMonitorAsync()
    {
        var owner = await _store.GetOrAddAccountAsync("ada", _clock.GetUtcNow());
        return (await _store.AddMonitorAsync(owner.Id, new() { Url = "https://example.org/" }, MonitorQuota.None, null, _clock.GetUtcNow())).Id;
    }

    private async Task FailAsync(int times)
    {
        for (var number = 1; number <= times; number++)
        {
            await _lines.CountAsync(number);
            if (number < times)
            {
                await PassAsync();
            }
        }
    }

    private async Task PassAsync()
    {
        await Patience.WaitAsync(_clock.WhenDueWithinAsync(TimeSpan.FromSeconds(10)));
        _clock.Advance(TimeSpan.FromSeconds(10));
    }
}
