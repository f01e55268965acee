using CloudBridge.Monitors.Pinging.Events;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Events;

public sealed class EventHubTests : IDisposable
{
    private readonly EventHub _hub = new();
    private readonly CancellationTokenSource _end = new();

    public void Dispose() => _end.Dispose();

    [Fact]
    public async Task An_owner_reads_of_the_own_monitors_and_others_of_all()
    {
        var own = Read(1, null);
        var all = Read(null, null);
        Publish(MonitorEventKind.Changed, owner: 1, monitor: 10);
        Publish(MonitorEventKind.Checked, owner: 2, monitor: 20);
        Publish(MonitorEventKind.Removed, owner: 1, monitor: 10);
        Assert.Equal([10, 10], (await own.TakeAsync(2)).Select(one => one.MonitorId));
        Assert.Equal([1, 2, 3], (await all.TakeAsync(3)).Select(one => one.Number));
    }

    [Fact]
    public async Task Who_comes_back_with_a_number_misses_no_change()
    {
        for (var monitor = 1; monitor <= 5; monitor++)
        {
            Publish(MonitorEventKind.Changed, owner: 1, monitor);
        }

        Assert.Equal([3, 4, 5], (await Read(1, 2).TakeAsync(3)).Select(one => one.MonitorId));
    }

    [Fact]
    public async Task The_last_ten_thousand_are_remembered()
    {
        for (var monitor = 1; monitor <= 10_001; monitor++)
        {
            Publish(MonitorEventKind.Changed, owner: 1, monitor);
        }

        Assert.Equal(2, (await Read(1, 0).TakeAsync(1))[0].Number);
    }

    [Fact]
    public async Task Who_reads_too_slowly_misses_checks_but_no_change()
    {
        var reader = Read(1, null);
        Publish(MonitorEventKind.Changed, owner: 1, monitor: 0);
        // Holds that one, and takes no other until it is asked to.
        await Patience.WaitAsync(reader.Next);
        for (var monitor = 1; monitor <= 3_000; monitor++)
        {
            Publish(MonitorEventKind.Checked, owner: 1, monitor);
            Publish(monitor % 2 == 0 ? MonitorEventKind.Changed : MonitorEventKind.Removed, owner: 1, monitor);
        }

        var read = await reader.TakeAsync(3_001 + (EventReader.MaxWithChecks / 2));
        Assert.Equal(Enumerable.Range(0, 3_001), read.Where(one => one.Kind != MonitorEventKind.Checked).Select(one => (int)one.MonitorId));
        Assert.Equal(EventReader.MaxWithChecks / 2, read.Count(one => one.Kind == MonitorEventKind.Checked));
    }

    [Fact]
    public async Task Reading_ends_quietly_with_the_token()
    {
        var reader = Read(1, null);
        await _end.CancelAsync();
        Assert.False(await Patience.WaitAsync(reader.Next));
        Publish(MonitorEventKind.Checked, owner: 1, monitor: 1);
        Publish(MonitorEventKind.Changed, owner: 1, monitor: 2);
        Assert.Equal(1, (await Read(1, 0, CancellationToken.None).TakeAsync(1))[0].Number);
    }

    private void Publish(MonitorEventKind kind, long owner, long monitor) => _hub.Publish(kind, owner, monitor, () => null);

    private Reader Read(long? owner, long? after, CancellationToken? end = null) => new(_hub.ReadAsync(owner, after, end ?? _end.Token).GetAsyncEnumerator());

    /// <summary>Has subscribed once it is made: it waits for its first event.</summary>
    private sealed class Reader(IAsyncEnumerator<MonitorEvent> events)
    {
        public Task<bool> Next { get; private set; } = events.MoveNextAsync().AsTask();

        public async Task<IReadOnlyList<MonitorEvent>> TakeAsync(int count)
        {
            var read = new List<MonitorEvent>();
            while (read.Count < count && await Patience.WaitAsync(Next))
            {
                read.Add(events.Current);
                Next = read.Count < count ? events.MoveNextAsync().AsTask() : Next;
            }

            return read;
        }
    }
}
