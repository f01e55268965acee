using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>What a restart must not change: nothing that is shown, no check that falls into the time after it, and no pause.</summary>
public class RestartTests
{
    private static readonly DateTimeOffset End = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly ManualTimeProvider _clock = new();
    private readonly MemoryMonitorStore _store = new();

    [Theory]
    [InlineData(MonitorState.Up)]
    [InlineData(MonitorState.Down)]
    [InlineData(MonitorState.Paused)]
    public async Task What_is_shown_is_the_same_before_the_next_check(MonitorState state)
    {
        MonitorStatus before;
        long id;
        await using (var rig = await StartAsync())
        {
            id = await UpAsync(rig);
            if (state == MonitorState.Down)
            {
                rig.Probe.Answer = _ => new(CheckOutcome.TlsFailed, 0, TimeSpan.Zero) { Why = "the certificate is self-signed", CertificateEndsAt = End };
                await rig.NextCheckAsync(id);
                await rig.NextCheckAsync(id);
                await rig.NextCheckAsync(id);
            }
            else if (state == MonitorState.Paused)
            {
                await rig.Pinger.SetStateAsync(id, state, "paused by its owner");
            }

            await QuietPool.WaitAsync();
            before = rig.Pinger.StatusOf(id)!;
            await rig.StopAsync();
        }

        await using var after = await StartAsync();

        Assert.Equal(state, before.State);
        Assert.Equal(End, before.CertificateEndsAt);
        Assert.Equal(state == MonitorState.Down ? "the certificate is self-signed" : before.Reason, before.Reason);
        var shown = after.Pinger.StatusOf(id)!;
        Assert.Equal(
            (before.State, before.Since, before.Reason, before.CertificateEndsAt, before.IsOverdue),
            (shown.State, shown.Since, shown.Reason, shown.CertificateEndsAt, shown.IsOverdue));
        Assert.Equal(before.NextCheckAt?.ToUnixTimeSeconds(), shown.NextCheckAt?.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task No_check_is_lost_and_a_monitor_that_is_paused_stays_unasked()
    {
        long id, paused;
        await using (var rig = await StartAsync())
        {
            id = await UpAsync(rig);
            paused = (await rig.AddAsync("https://example.net/")).Id;
            rig.Pinger.Watch((await _store.FindMonitorAsync(paused))!);
            await rig.Pinger.SetStateAsync(paused, MonitorState.Paused, "");
            await rig.StopAsync();
        }

        await using var after = await StartAsync();
        var slot = CheckPhase.NextSlot(id, 60_000, _clock.GetUtcNow().ToUnixTimeMilliseconds());
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(slot + (i * 60_000), after.Pinger.StatusOf(id)!.NextCheckAt!.Value.ToUnixTimeMilliseconds());
            await after.NextCheckAsync(id);
        }

        Assert.Equal(3, after.Probe.Asked.Items.Count);
        Assert.Null(after.Pinger.StatusOf(paused)!.NextCheckAt);
    }

    /// <summary>The history forgets single checks after 48 h.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_check_of_what_is_paused_is_shown_however_long_that_was(bool isPausedAfterRestart)
    {
        long id;
        var kept = new StallingHistory();
        await using (var rig = await StartAsync(kept))
        {
            id = await UpAsync(rig);
            await QuietPool.WaitAsync();
            await (isPausedAfterRestart ? rig.StopAsync() : PauseAsync(rig, id));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        if (isPausedAfterRestart)
        {
            await using var rig = await StartAsync(kept);
            await PauseAsync(rig, id);
        }

        CheckResult? before;
        await using (var rig = await StartAsync(kept))
        {
            before = await ReadLastAsync(rig, id);
            await rig.StopAsync();
        }

        await using var after = await StartAsync(new StallingHistory());

        Assert.Equal((id, 200), (before!.Value.MonitorId, before.Value.Status));
        Assert.Equal(before, await ReadLastAsync(after, id));
    }

    [Fact]
    public async Task Another_text_or_status_to_expect_forgets_nothing_about_the_target()
    {
        long id;
        DateTimeOffset? before;
        await using (var rig = await StartAsync())
        {
            id = await UpAsync(rig);
            await QuietPool.WaitAsync();
            var settings = (await _store.FindMonitorAsync(id))!.Settings;
            rig.Pinger.Watch((await _store.UpdateMonitorAsync(id, settings with { Text = "hello", Expected = new(200, 299) }, null, null))!);
            before = rig.Pinger.StatusOf(id)!.CertificateEndsAt;
            await rig.StopAsync();
        }

        await using var after = await StartAsync();

        Assert.Equal((End, End), (before, after.Pinger.StatusOf(id)!.CertificateEndsAt));
    }

    private static async Task PauseAsync(PingerRig rig, long id)
    {
        await rig.Pinger.SetStateAsync(id, MonitorState.Paused, "paused by its owner");
        await rig.StopAsync();
    }

    /// <summary>As whoever reads the monitor sees it.</summary>
    private async Task<CheckResult?> ReadLastAsync(PingerRig rig, long id)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IAccountStore>(_store)
            .AddSingleton<IMonitorStore>(_store)
            .AddSingleton<IHistoryStore>(rig.History)
            .AddSingleton(rig.Pinger)
            .AddSingleton<IEgressDialer>(new OpenDialer())
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddMonitorService(new MonitorRules())
            .BuildServiceProvider();
        var service = services.GetRequiredService<IMonitorService>();
        return (await service.GetAsync(await service.ActorAsync("ada"), id)).Status.LastCheck;
    }

    private async Task<PingerRig> StartAsync(StallingHistory? history = null)
    {
        var rig = await new PingerRig(store: _store, clock: _clock, history: history).StartAsync();
        rig.Probe.Answer = _ => new(CheckOutcome.Ok, 200, TimeSpan.Zero) { CertificateEndsAt = End };
        return rig;
    }

    private static async Task<long> UpAsync(PingerRig rig)
    {
        var monitor = await rig.AddAsync(with: settings => settings with { TlsWarningDays = 0 });
        rig.Pinger.Watch(monitor);
        Assert.Equal(MonitorState.Up, (await rig.NextCheckAsync(monitor.Id)).Status!.State);
        return monitor.Id;
    }
}
