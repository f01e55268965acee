using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>What subscribers were told, whatever an owner does meanwhile: each has heard the last word, and none twice.</summary>
public class ToldTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly MemoryMonitorStore _store = new();

    [Fact]
    public async Task What_was_told_to_be_down_and_is_repaired_during_a_pause_is_told_to_be_up()
    {
        await using var rig = await StartAsync();
        var id = await DownAsync(rig);
        await rig.Pinger.SetStateAsync(id, MonitorState.Paused, "paused by its owner");
        rig.Probe.Succeed();
        await rig.Pinger.SetStateAsync(id, MonitorState.Pending, "");
        await rig.NextCheckAsync(id);
        await rig.StopAsync();

        Assert.Equal([MonitorState.Down, MonitorState.Up], await ToldAsync(id));
    }

    [Fact]
    public async Task What_was_told_to_be_down_and_is_so_after_a_pause_is_not_told_again()
    {
        await using var rig = await StartAsync();
        var id = await DownAsync(rig);
        await rig.Pinger.SetStateAsync(id, MonitorState.Paused, "");
        await rig.Pinger.SetStateAsync(id, MonitorState.Pending, "");
        await ChecksAsync(rig, id, 3);
        Assert.Equal(MonitorState.Down, rig.Pinger.StatusOf(id)!.State);
        rig.Probe.Succeed();
        await ChecksAsync(rig, id, 3);
        await rig.StopAsync();

        Assert.Equal([MonitorState.Down, MonitorState.Up], await ToldAsync(id));
    }

    [Fact]
    public async Task Another_address_of_what_was_told_to_be_down_is_told_to_be_up()
    {
        await using var rig = await StartAsync();
        var id = await DownAsync(rig);
        var monitor = (await _store.FindMonitorAsync(id))!;
        rig.Pinger.Watch((await _store.UpdateMonitorAsync(id, monitor.Settings with { Url = "https://example.net/" }, null, null))!);
        await rig.Pinger.SetStateAsync(id, MonitorState.Pending, "");
        rig.Probe.Succeed();
        await rig.NextCheckAsync(id);
        await rig.StopAsync();

        Assert.Equal([MonitorState.Down, MonitorState.Up], await ToldAsync(id));
    }

    [Theory]
    [InlineData(MonitorState.Paused)]
    [InlineData(MonitorState.Pending)]
    public async Task What_was_told_is_known_after_a_restart_in_between(MonitorState between)
    {
        long id;
        await using (var before = await StartAsync())
        {
            id = await DownAsync(before);
            await before.Pinger.SetStateAsync(id, between, "");
            await before.StopAsync();
        }

        await using var rig = await StartAsync();
        await rig.Pinger.SetStateAsync(id, MonitorState.Pending, "");
        await rig.NextCheckAsync(id);
        await rig.StopAsync();

        Assert.Equal([MonitorState.Down, MonitorState.Up], await ToldAsync(id));
    }

    [Fact]
    public async Task A_restart_while_it_is_down_tells_nothing_again()
    {
        long id;
        await using (var before = await StartAsync())
        {
            id = await DownAsync(before);
            await before.StopAsync();
        }

        await using var rig = await StartAsync();
        rig.Probe.Fail();
        await ChecksAsync(rig, id, 4);
        rig.Probe.Succeed();
        await ChecksAsync(rig, id, 3);
        await rig.StopAsync();

        Assert.Equal([MonitorState.Down, MonitorState.Up], await ToldAsync(id));
    }

    [Fact]
    public async Task A_new_cause_while_it_is_down_is_shown_and_told_to_nobody()
    {
        long id;
        MonitorStatus shown;
        await using (var before = await StartAsync())
        {
            id = await DownAsync(before);
            var since = before.Pinger.StatusOf(id)!.Since;
            before.Probe.Answer = _ => new(CheckOutcome.Ok, 500, TimeSpan.Zero);
            shown = (await before.NextCheckAsync(id)).Status!;
            Assert.Equal((MonitorState.Down, since, "answers with status 500"), (shown.State, shown.Since, shown.Reason));
            before.Probe.Succeed();
            Assert.Equal("answers with status 500", (await before.NextCheckAsync(id)).Status!.Reason);
            before.Probe.Answer = _ => new(CheckOutcome.TlsFailed, 0, TimeSpan.Zero) { Why = "the certificate is self-signed" };
            shown = (await before.NextCheckAsync(id)).Status!;
            Assert.Equal((MonitorState.Down, since, "the certificate is self-signed"), (shown.State, shown.Since, shown.Reason));
            await QuietPool.WaitAsync();
            await before.StopAsync();
        }

        await using var rig = await StartAsync();
        var after = rig.Pinger.StatusOf(id)!;

        Assert.Equal((shown.State, shown.Since, shown.Reason), (after.State, after.Since, after.Reason));
        Assert.Equal([MonitorState.Down], await ToldAsync(id));
        Assert.Equal([MonitorState.Down, MonitorState.Up], (await _store.ListTransitionsAsync(id, long.MaxValue, 100)).Select(one => one.To));
    }

    [Fact]
    public async Task What_flaps_or_is_refused_keeps_its_reason()
    {
        await using var rig = await StartAsync();
        var id = await DownAsync(rig);
        rig.Probe.Answer = _ => new(CheckOutcome.Refused, 0, TimeSpan.Zero);
        Assert.Equal("no answer in time", (await rig.NextCheckAsync(id)).Status!.Reason);
        await ChecksAsync(rig, id, 2);
        Assert.Equal((MonitorState.Refused, "this address may not be asked"), (rig.Pinger.StatusOf(id)!.State, rig.Pinger.StatusOf(id)!.Reason));
        rig.Probe.Fail();
        Assert.Equal("this address may not be asked", (await rig.NextCheckAsync(id)).Status!.Reason);
    }

    private async Task<PingerRig> StartAsync() => await new PingerRig(store: _store, clock: _clock).StartAsync();

    private static async Task<long> DownAsync(PingerRig rig)
    {
        var monitor = await rig.AddAsync();
        rig.Pinger.Watch(monitor);
        await rig.NextCheckAsync(monitor.Id);
        rig.Probe.Fail();
        await ChecksAsync(rig, monitor.Id, 3);
        Assert.Equal(MonitorState.Down, rig.Pinger.StatusOf(monitor.Id)!.State);
        return monitor.Id;
    }

    private static async Task ChecksAsync(PingerRig rig, long id, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await rig.NextCheckAsync(id);
        }
    }

    private async Task<IEnumerable<MonitorState>> ToldAsync(long id) =>
        (await _store.ListTransitionsAsync(id, long.MaxValue, 100)).Where(one => one.IsAlert).Reverse().Select(one => one.To);
}
