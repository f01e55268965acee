using CloudBridge.Monitors.Service;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Tests.Service;

public sealed class JanitorTests : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ServiceBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task A_monitor_that_is_down_for_30_days_is_paused_with_a_reason_that_says_what_to_do()
    {
        var down = await AddAsync("a.example", MonitorState.Down);
        var up = await AddAsync("b.example", MonitorState.Up);
        _bed.Clock.Advance((30 * Day) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await _bed.Janitor.RunOnceAsync(CancellationToken.None));

        _bed.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await _bed.Janitor.RunOnceAsync(CancellationToken.None));
        Assert.Equal(MonitorState.Up, (await FindAsync(up)).State);
        var paused = await FindAsync(down);
        Assert.Equal((MonitorState.Paused, "down for 30 days, so it was paused; resume it when the target is back"), (paused.State, paused.Reason));
        Assert.Equal(0, await _bed.Janitor.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Resumed_it_has_its_30_days_again()
    {
        var id = await AddAsync("a.example", MonitorState.Down);
        _bed.Clock.Advance(30 * Day);
        await _bed.Janitor.RunOnceAsync(CancellationToken.None);

        await _bed.Service.ResumeAsync(await _bed.ActorAsync(), id);
        await _bed.Pinger.SetStateAsync(id, MonitorState.Down, "still");
        _bed.Clock.Advance(29 * Day);

        Assert.Equal(0, await _bed.Janitor.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Monitors_of_an_absent_owner_are_paused_and_those_of_others_are_not()
    {
        var absent = await AddAsync("a.example", MonitorState.Up);
        var present = await AddAsync("b.example", MonitorState.Up, "Bob");
        _bed.Clock.Advance(91 * Day);
        await _bed.ActorAsync("Bob");

        Assert.Equal(1, await _bed.Janitor.RunOnceAsync(CancellationToken.None));

        Assert.Equal("you were away for 90 days, so it was paused; resume it to go on", (await FindAsync(absent)).Reason);
        Assert.Equal(MonitorState.Up, (await FindAsync(present)).State);
    }

    [Fact]
    public async Task A_clock_that_leaps_ahead_for_a_while_pauses_nothing()
    {
        var down = await AddAsync("a.example", MonitorState.Down);
        var up = await AddAsync("b.example", MonitorState.Up);
        _bed.Clock.Advance(2 * Day);

        _bed.Clock.Leap(800 * Day);
        for (var round = 0; round < 23; round++)
        {
            Assert.Equal(0, await _bed.Janitor.RunOnceAsync(CancellationToken.None));
            _bed.Clock.Advance(MonitorJanitor.Every);
        }

        _bed.Clock.Leap(-800 * Day);
        _bed.Clock.Advance(2 * Day);
        Assert.Equal(0, await _bed.Janitor.RunOnceAsync(CancellationToken.None));
        Assert.Equal((MonitorState.Down, MonitorState.Up), ((await FindAsync(down)).State, (await FindAsync(up)).State));
    }

    [Fact]
    public async Task After_a_long_time_off_everybody_has_a_day_to_come_back()
    {
        await AddAsync("a.example", MonitorState.Up);
        _bed.Clock.Advance(100 * Day);
        using var started = new MonitorJanitor(_bed.Store, _bed.Store, _bed.Pinger, new MonitorRules(), _bed.Clock, new CapturedLogger<MonitorJanitor>(_bed.JanitorLog));

        _bed.Clock.Advance(Day - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await started.RunOnceAsync(CancellationToken.None));
        _bed.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await started.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task It_looks_every_hour_also_after_a_round_that_failed()
    {
        var id = await AddAsync("a.example", MonitorState.Down);
        _bed.Clock.Advance(40 * Day);
        await _bed.Janitor.StartAsync(CancellationToken.None);
        await Patience.WaitAsync(_bed.Clock.WhenTimersAsync(1));
        _bed.Store.IsBroken = true;
        _bed.Clock.Advance(MonitorJanitor.Every);
        await _bed.JanitorLog.FirstAsync(line => line.Level == LogLevel.Warning);
        _bed.Store.IsBroken = false;

        _bed.Clock.Advance(MonitorJanitor.Every);

        await _bed.Pinger.Paused.FirstAsync(paused => paused == id);
    }

    [Fact]
    public async Task It_looks_on_also_after_a_fault_that_nobody_foresaw()
    {
        var id = await AddAsync("a.example", MonitorState.Down);
        _bed.Clock.Advance(40 * Day);
        await _bed.Janitor.StartAsync(CancellationToken.None);
        await Patience.WaitAsync(_bed.Clock.WhenTimersAsync(1));
        _bed.Store.Surprise = new InvalidOperationException("A fault of the store.");
        _bed.Clock.Advance(MonitorJanitor.Every);
        await _bed.JanitorLog.FirstAsync(line => line.Level == LogLevel.Error);
        _bed.Store.Surprise = null;

        await Patience.WaitAsync(_bed.Clock.WhenTimersAsync(1));
        _bed.Clock.Advance(TimeSpan.FromMinutes(1));
        await Patience.WaitAsync(_bed.Clock.WhenTimersAsync(1));
        _bed.Clock.Advance(MonitorJanitor.Every);

        await _bed.Pinger.Paused.FirstAsync(paused => paused == id);
    }

    private async Task<long> AddAsync(string url, MonitorState state, string user = "Ada")
    {
        var id = (await _bed.AddAsync(url, user)).Definition.Id;
        await _bed.Pinger.SetStateAsync(id, state, "");
        return id;
    }

    private async Task<MonitorDefinition> FindAsync(long id) => (await _bed.Store.FindMonitorAsync(id))!;
}
