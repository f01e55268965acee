using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Rooms;

/// <summary>What the server tells its own process of the rooms that have players.</summary>
public sealed class RoomWatchTests : ServerTest
{
    private readonly SignalLog<string> _told = new();

    [Fact]
    public async Task A_watcher_is_told_when_the_first_player_comes_and_when_the_last_one_leaves()
    {
        var server = await StartAsync();
        using var watch = server.WatchRooms(Tell);
        var first = await JoinAsync(server, "a");
        var second = await JoinAsync(server, "a");
        await first.CloseAsync();
        await JoinAsync(server, "b");
        await second.CloseAsync();
        await _told.CountAsync(3);
        Assert.Equal(["a has players", "b has players", "a is empty"], _told.Items);
    }

    [Fact]
    public async Task A_watcher_is_told_of_the_rooms_that_have_players_already_and_of_none_when_it_has_ended()
    {
        var server = await StartAsync();
        await JoinAsync(server, "a");
        server.WatchRooms(Tell).Dispose();
        await JoinAsync(server, "b");
        Assert.Equal(["a has players"], _told.Items);
    }

    [Fact]
    public async Task A_host_is_no_player()
    {
        var server = await StartAsync();
        using var watch = server.WatchRooms(Tell);
        await JoinHostAsync(server, "a");
        var player = await JoinAsync(server, "a");
        await player.CloseAsync();
        await _told.CountAsync(2);
        Assert.Equal(["a has players", "a is empty"], _told.Items);
    }

    [Fact]
    public async Task A_watcher_that_breaks_costs_no_player_the_connection()
    {
        var server = await StartAsync();
        using var watch = server.WatchRooms((_, _) => throw new InvalidOperationException("broken"));
        using var after = server.WatchRooms(Tell);
        await JoinAsync(server, "a");
        Assert.Equal(["a has players"], _told.Items);
    }

    [Fact]
    public async Task A_host_hears_what_was_set_before_it_came_behind_the_end_of_the_snapshot()
    {
        var server = await StartAsync();
        var player = await JoinAsync(server, "a");
        var witness = await JoinAsync(server, "a");
        await player.SetAsync("first", "1");
        await player.SetAsync("second", "2");
        await witness.NextAsync();
        await witness.NextAsync();

        var host = await JoinHostAsync(server, "a");
        Assert.Equal(["1", "2"], [(await host.NextAsync()).Value, (await host.NextAsync()).Value]);

        var other = await ConnectAsync(server);
        await other.HandshakeAsync("a", askForReady: true);
        Assert.Equal(2, (await other.SnapshotAsync()).Count);
    }

    [Fact]
    public async Task What_a_host_was_there_to_see_is_old_when_it_comes_back()
    {
        var server = await StartAsync();
        var player = await JoinAsync(server, "a");
        var host = await JoinHostAsync(server, "a");
        await player.SetAsync("seen", "1");
        await host.NextAsync();
        await host.CloseAsync();
        await UntilAsync(server, statistics => statistics.Connections == 1);

        Assert.Equal(["1"], await SnapshotOfHostAsync(server, "a"));
    }

    [Fact]
    public async Task What_was_set_so_long_ago_that_nobody_waits_for_an_answer_is_old()
    {
        var clock = new ManualTimeProvider();
        var server = await StartAsync(time: clock);
        var player = await JoinAsync(server, "a");
        var witness = await JoinAsync(server, "a");
        await player.SetAsync("old", "1");
        await witness.NextAsync();
        await QuietPool.WaitAsync();
        clock.Advance(TimeSpan.FromSeconds(15.1));

        Assert.Equal(["1"], await SnapshotOfHostAsync(server, "a"));
    }

    private void Tell(string project, bool hasPlayers) => _told.Add($"{project} {(hasPlayers ? "has players" : "is empty")}");

    private async Task<CloudSocket> JoinHostAsync(CloudServerHost server, string project)
    {
        var host = await ConnectAsync(server, options => options.SetRequestHeader("Authorization", $"Bearer {server.HostKey}"));
        await host.HandshakeAsync(project, askForReady: true);
        Assert.Empty(await host.SnapshotAsync());
        return host;
    }

    private async Task<string[]> SnapshotOfHostAsync(CloudServerHost server, string project)
    {
        var host = await ConnectAsync(server, options => options.SetRequestHeader("Authorization", $"Bearer {server.HostKey}"));
        await host.HandshakeAsync(project, askForReady: true);
        return [.. (await host.SnapshotAsync()).Select(message => message.Value)];
    }
}
