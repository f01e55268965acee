using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests;

/// <summary>What a server does that always calls itself busy: sets wait for the next flush, and so do messages unread.</summary>
public sealed class BusyServerTests : ServerTest
{
    private const int FramesBefore = 1;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly CloudServerOptions Busy = new() { FrameBudget = 1, MaxFlushInterval = Interval };

    [Fact]
    public async Task Sets_wait_for_the_flush_that_is_due()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(Busy, time);
        var writer = await JoinAsync(server);
        var reader = await JoinAsync(server);

        await writer.SetAsync("a", "1");
        Assert.Equal("1", (await reader.NextAsync()).Value);
        await SetAllAsync(writer, time, "2", "3", "4");

        Assert.Equal(["2", "3", "4"], await ReadAsync(reader, 3));
        Assert.Equal(FramesBefore + 2, reader.FramesReceived);
    }

    [Fact]
    public async Task After_a_pause_a_set_leaves_at_once()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(Busy, time);
        var writer = await JoinAsync(server);
        var reader = await JoinAsync(server);

        for (var i = 0; i < 3; i++)
        {
            await writer.SetAsync("a", $"{i}");
            Assert.Equal($"{i}", (await reader.NextAsync()).Value);
            time.Advance(Interval);
        }
    }

    [Fact]
    public async Task Everything_of_many_writers_arrives_in_order()
    {
        const int Sets = 100;
        var server = await StartAsync(new CloudServerOptions { FrameBudget = 1, MaxFlushInterval = TimeSpan.FromMilliseconds(20) });
        var reader = await JoinAsync(server);
        var writers = new List<CloudSocket>();
        for (var i = 0; i < 3; i++)
        {
            writers.Add(await JoinAsync(server));
        }

        await Task.WhenAll(writers.Select(async (writer, w) =>
        {
            for (var i = 0; i < Sets; i++)
            {
                await writer.SetAsync($"w{w}", $"{i}");
            }
        }));

        var next = new int[3];
        for (var i = 0; i < 3 * Sets; i++)
        {
            var message = await reader.NextAsync();
            var writer = message.Name[^1] - '0';
            Assert.Equal($"{next[writer]++}", message.Value);
        }
    }

    [Fact]
    public async Task A_client_that_joins_between_set_and_flush_gets_the_set_once()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(Busy, time);
        var writer = await JoinAsync(server);
        var reader = await JoinAsync(server);
        await writer.SetAsync("a", "1");
        await reader.NextAsync();

        await writer.SendAsync(CloudSocket.SetLine("a", "\"2\""));
        var newcomer = await ConnectAsync(server);
        await newcomer.HandshakeAsync(askForReady: true);
        var snapshot = Assert.Single(await newcomer.SnapshotAsync());
        await time.WhenTimersAsync(2);
        time.Advance(Interval);
        Assert.Equal("2", (await reader.NextAsync()).Value);
        time.Advance(Interval);
        await writer.SetAsync("a", "3");

        if (snapshot.Value == "1")
        {
            Assert.Equal("2", (await newcomer.NextAsync()).Value);
        }

        Assert.Equal("3", (await newcomer.NextAsync()).Value);
    }

    [Fact]
    public async Task A_set_held_back_still_arrives_when_its_sender_leaves()
    {
        var server = await StartAsync(Busy);
        var writer = await JoinAsync(server);
        var reader = await JoinAsync(server);
        await writer.SetAsync("a", "1");
        await writer.SetAsync("a", "2");

        await writer.CloseAsync();

        Assert.Equal(["1", "2"], await ReadAsync(reader, 2));
    }

    private static async Task SetAllAsync(CloudSocket writer, ManualTimeProvider time, params string[] values)
    {
        await writer.SendAsync(string.Concat(values.Select(value => CloudSocket.SetLine("a", $"\"{value}\""))));
        await time.WhenTimersAsync(2);
        time.Advance(Interval);
    }

    private static async Task<List<string>> ReadAsync(CloudSocket reader, int count)
    {
        var values = new List<string>();
        while (values.Count < count)
        {
            values.Add((await reader.NextAsync()).Value);
        }

        return values;
    }
}
