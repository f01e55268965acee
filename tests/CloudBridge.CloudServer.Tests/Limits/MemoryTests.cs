using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Messages;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Limits;

/// <summary>What clients may make the server keep, in bytes.</summary>
public sealed class MemoryTests : ServerTest
{
    private const int Mebibyte = 1_048_576;
    private static readonly string Long = new('7', 100_000);

    [Fact]
    public async Task The_room_that_has_been_empty_longest_makes_way_for_a_new_one()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(new CloudServerOptions { MaxRooms = 3 }, time);
        foreach (var project in (string[])["oldest", "older", "old"])
        {
            await FillAndLeaveAsync(server, project, "7");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        var back = await JoinAsync(server, "oldest");
        await JoinAsync(server, "new");

        Assert.Equal(3, server.Statistics.Rooms);
        Assert.Equal(["7"], await ValuesAsync(server, "oldest"));
        Assert.Equal(["7"], await ValuesAsync(server, "old"));
        await back.CloseAsync();
    }

    [Fact]
    public async Task Values_beyond_the_bytes_of_a_room_are_refused_and_leave_the_others_as_they_are()
    {
        var server = await StartAsync(new CloudServerOptions { MaxBytesPerRoom = 250_000 });
        var greedy = await JoinAsync(server);
        var other = await JoinAsync(server);
        foreach (var name in (string[])["a", "b", "c"])
        {
            await greedy.SetAsync(name, Long);
        }

        Assert.Equal(4000, (await greedy.ClosedAsync()).Code);
        await other.SetAsync("d", "1");
        Assert.Equal([Long, Long, "1"], await ValuesAsync(server, "1"));
    }

    [Fact]
    public async Task Where_memory_runs_out_empty_rooms_are_forgotten_first()
    {
        var server = await StartAsync(new CloudServerOptions { MaxBytes = Mebibyte });
        for (var i = 0; i < 30; i++)
        {
            await FillAndLeaveAsync(server, $"room{i}", Long);
        }

        Assert.Equal([Long], await ValuesAsync(server, "room29"));
        Assert.Empty(await ValuesAsync(server, "room0"));
        Assert.InRange(server.Statistics.Rooms, 5, 10);
    }

    [Fact]
    public async Task Where_no_memory_is_left_whoever_wants_more_is_told_to_come_back_later()
    {
        var server = await StartAsync(new CloudServerOptions { MaxBytes = Mebibyte });
        var modest = await JoinAsync(server, "modest");
        await modest.SetAsync("a", "1");
        var greedy = await JoinAsync(server, "greedy");
        for (var i = 0; i < 20; i++)
        {
            await greedy.SetAsync($"v{i}", Long);
        }

        Assert.Equal(1013, (await greedy.ClosedAsync()).Code);
        await modest.SetAsync("a", new string('2', 256));
        await modest.SetAsync("b", new string('3', 256));
        Assert.Equal([new string('2', 256), new string('3', 256)], await ValuesAsync(server, "modest"));
    }

    [Fact]
    public async Task Players_that_do_not_read_take_nothing_from_those_who_do()
    {
        var server = await StartAsync(new CloudServerOptions { MaxBytes = 3 * Mebibyte, ClientBytesPerSecond = 0 });
        var (one, two) = (await JoinAsync(server, "others"), await JoinAsync(server, "others"));
        var (writer, reader) = (await JoinAsync(server), await JoinAsync(server));
        for (var i = 0; i < 3; i++)
        {
            await JoinSlowAsync(server);
        }

        for (var i = 0; i < 400; i++)
        {
            await writer.SetAsync($"v{i % 12}", Long[..^(i % 10)]);
            await reader.NextAsync();
        }

        await one.SetAsync("a", "12345");
        Assert.Equal("12345", (await two.NextAsync()).Value);
        await UntilAsync(server, statistics => statistics.StalledCloses == 3);
        await writer.SetAsync("last", Long);
        Assert.Equal(Long, (await reader.NextAsync()).Value);
    }

    [Fact]
    public async Task A_message_for_which_no_memory_is_left_closes_its_client_alone()
    {
        var server = await StartAsync(new CloudServerOptions { MaxBytes = Mebibyte });
        var (writer, reader) = (await JoinAsync(server), await JoinAsync(server));
        var waiting = new List<CloudSocket>();
        for (var i = 0; i < 2; i++)
        {
            var client = await ConnectAsync(server);
            await client.SendAsync(new byte[600_000].AsMemory(), System.Net.WebSockets.WebSocketMessageType.Text, endOfMessage: false);
            waiting.Add(client);
        }

        Assert.Equal(1013, (await await Task.WhenAny(waiting.Select(client => client.ClosedAsync()))).Code);
        await writer.SetAsync("a", "1");
        Assert.Equal("1", (await reader.NextAsync()).Value);
    }

    [Fact]
    public async Task A_message_that_is_not_finished_in_time_closes_its_client()
    {
        var time = new ManualTimeProvider();
        using var log = new RecordingLoggerFactory();
        var server = await StartAsync(time: time, log: log);
        var client = await JoinAsync(server);
        await client.SendAsync("{"u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text, endOfMessage: false);
        await UntilAsync(server, _ =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return IsClosing(log, CloseReason.MessageTooSlow);
        });

        Assert.Equal((1008, CloseReason.MessageTooSlow.Text), await client.ClosedAsync());
    }

    [Fact]
    public async Task Players_that_fill_a_room_leave_the_places_of_hosts_free()
    {
        var server = await StartAsync(new CloudServerOptions { MaxClientsPerRoom = 2, ReservedClients = 1 });
        var (one, _) = (await JoinAsync(server), await JoinAsync(server));
        var player = await ConnectAsync(server, options => options.SetRequestHeader("Authorization", "Bearer no such key"));
        await player.HandshakeAsync();
        Assert.Equal(4000, (await player.ClosedAsync()).Code);

        var host = await ConnectAsync(server, options => options.SetRequestHeader("Authorization", $"Bearer {server.HostKey}"));
        await host.HandshakeAsync(askForReady: true);
        await host.SnapshotAsync();
        await host.SetAsync("a", "1");
        Assert.Equal("1", (await one.NextAsync()).Value);
        var second = await ConnectAsync(server, options => options.SetRequestHeader("Authorization", $"Bearer {server.HostKey}"));
        await second.HandshakeAsync();
        Assert.Equal(4000, (await second.ClosedAsync()).Code);
    }

    private async Task FillAndLeaveAsync(CloudServerHost server, string project, string value)
    {
        var before = server.Statistics.Connections;
        var client = await JoinAsync(server, project);
        await client.SetAsync("a", value);
        await client.CloseAsync();
        await UntilAsync(server, statistics => statistics.Connections == before);
    }

    private async Task<string[]> ValuesAsync(CloudServerHost server, string project)
    {
        var client = await ConnectAsync(server);
        await client.HandshakeAsync(project, askForReady: true);
        string[] values = [.. (await client.SnapshotAsync()).Select(message => message.Value!)];
        await client.CloseAsync();
        return values;
    }
}
