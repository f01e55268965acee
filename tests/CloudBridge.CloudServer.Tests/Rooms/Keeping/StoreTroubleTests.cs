using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Rooms.Keeping;

public sealed class StoreTroubleTests : ServerTest, IDisposable
{
    private const string NotKept = "are not kept for now";
    private const string KeptAgain = "are kept again";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);
    private readonly ManualTimeProvider _time = new();
    private readonly MemoryRoomStore _store = new();
    private readonly RecordingLoggerFactory _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_store_that_fails_costs_the_cloud_nothing_is_told_once_and_tried_again()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);
        _store.Before = () => throw new IOException("the disk is full.");

        for (var i = 1; i <= 3; i++)
        {
            await writer.SetAsync("a", $"{i}");
            Assert.Equal($"{i}", (await other.NextAsync()).Value);
            await SavedAsync(i, i == 1 ? Interval : RetryInterval);
        }

        Assert.Equal(1, Lines(NotKept));
        Assert.Equal(1, Lines("the disk is full."));
        _store.Before = () => Task.CompletedTask;
        await SavedAsync(4, RetryInterval);
        await QuietPool.WaitAsync();

        Assert.Equal(["☁ a"], _store.NamesIn("1"));
        Assert.Equal((1, 1), (Lines(NotKept), Lines(KeptAgain)));
    }

    [Fact]
    public async Task A_store_that_hangs_costs_the_cloud_nothing_and_takes_what_came_meanwhile_when_it_goes_on()
    {
        var server = await StartAsync();
        var (writer, other, hold) = await HangAsync(server);
        await writer.SetAsync("b", "2");
        Assert.Equal("2", (await other.NextAsync()).Value);

        await AdvanceAsync(TimeSpan.FromSeconds(5));
        await QuietPool.WaitAsync();
        Assert.Equal((1, 0), (Lines(NotKept), Lines(KeptAgain)));
        hold.SetResult();
        await SavedAsync(2, Interval);
        await QuietPool.WaitAsync();

        Assert.Equal(["☁ a", "☁ b"], _store.NamesIn("1"));
        Assert.Equal((1, 1), (Lines(NotKept), Lines(KeptAgain)));
    }

    [Fact]
    public async Task Whoever_joins_while_the_store_says_nothing_waits_for_two_seconds_and_no_longer()
    {
        var server = await StartAsync();
        var hold = new TaskCompletionSource();
        _store.Put("1", "a", "\"7\"");
        _store.Before = () => hold.Task;

        var joining = JoinAsync(server);
        await _store.Loads.CountAsync(1);
        await AdvanceAsync(TimeSpan.FromSeconds(2));
        var writer = await joining;
        var other = await JoinAsync(server);
        await writer.SetAsync("b", "1");

        Assert.Equal("1", (await other.NextAsync()).Value);
        Assert.Equal(1, Lines("cannot be read for now"));
        hold.SetResult();
        await JoinAsync(server, project: "2");
        await QuietPool.WaitAsync();
        Assert.Equal(1, Lines("are read again"));
    }

    [Fact]
    public async Task Loads_that_hang_block_eight_threads_at_most_and_nobody_waits_behind_them()
    {
        var server = await StartAsync();
        var hold = new TaskCompletionSource();
        _store.Before = () => hold.Task;

        var joining = Enumerable.Range(0, 20).Select(project => JoinAsync(server, project: $"{project}")).ToArray();
        await UntilAsync(server, statistics => statistics.Connections == 20);
        await _store.Loads.CountAsync(8);
        await AdvanceAsync(TimeSpan.FromSeconds(2));
        await Task.WhenAll(joining);
        await JoinAsync(server, project: "late");

        Assert.Equal(8, _store.Loads.Items.Count);
        hold.SetResult();
    }

    [Fact]
    public async Task A_server_stops_although_its_store_hangs()
    {
        var server = await StartAsync();
        var (writer, other, hold) = await HangAsync(server);

        await writer.DisposeAsync();
        await other.DisposeAsync();
        await UntilAsync(server, statistics => statistics.Connections == 0);
        var stopping = server.StopAsync();
        for (var second = 0; second < 60 && !stopping.IsCompleted; second++)
        {
            await AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        await stopping.WaitAsync(CloudSocket.Patience);

        hold.SetResult();
    }

    [Fact]
    public async Task A_room_that_is_not_saved_is_forgotten_only_while_nothing_can_be_saved()
    {
        var server = await StartAsync(new CloudServerOptions { RoomStore = _store, MaxRooms = 1 }, _time, _log);
        var (writer, other, hold) = await HangAsync(server);
        await writer.CloseAsync();
        await other.CloseAsync();
        await UntilAsync(server, statistics => statistics.Connections == 0);
        await QuietPool.WaitAsync();

        var refused = await ConnectAsync(server);
        await refused.HandshakeAsync("2");
        await _store.Loads.CountAsync(2);
        await AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(1013, (await refused.ClosedAsync()).Code);

        await AdvanceAsync(TimeSpan.FromSeconds(3));
        await QuietPool.WaitAsync();
        var joining = JoinAsync(server, project: "2");
        await _store.Loads.CountAsync(3);
        await AdvanceAsync(TimeSpan.FromSeconds(2));
        await joining;
        hold.SetResult();
    }

    private Task<CloudServerHost> StartAsync() => StartAsync(new CloudServerOptions { RoomStore = _store }, _time, _log);

    /// <summary>Two players in a room whose first save hangs until it is let go.</summary>
    private async Task<(CloudSocket Writer, CloudSocket Other, TaskCompletionSource Hold)> HangAsync(CloudServerHost server)
    {
        var (writer, other, hold) = (await JoinAsync(server), await JoinAsync(server), new TaskCompletionSource());
        _store.Before = () => hold.Task;
        await writer.SetAsync("a", "1");
        await other.NextAsync();
        await SavedAsync(1, Interval);
        return (writer, other, hold);
    }

    private int Lines(string words) => _log.Messages.Count(message => message.Contains(words, StringComparison.Ordinal));

    /// <summary>Moves the clock until the store has been asked so often to save a room.</summary>
    private async Task SavedAsync(int saves, TimeSpan interval)
    {
        await _time.WhenDueWithinAsync(interval);
        await AdvanceAsync(interval);
        await _store.Saves.CountAsync(saves);
    }

    private async Task AdvanceAsync(TimeSpan by)
    {
        await QuietPool.WaitAsync();
        _time.Advance(by);
    }
}
