using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.TestKit;

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

    private async Task<PingerRig> StartAsync()
    {
        var rig = await new PingerRig(store: _store, clock: _clock).StartAsync();
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
