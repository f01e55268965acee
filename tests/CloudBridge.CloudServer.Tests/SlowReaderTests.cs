using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests;

public sealed class SlowReaderTests : ServerTest
{
    private const int Sets = 120;
    private const int ValueLength = 90_000;
    private static readonly CloudServerOptions SmallQueue = new() { MaxQueuedMessages = 5, ClientBytesPerSecond = 0 };
    private static readonly CloudServerOptions LargeQueue = new() { MaxQueuedBytes = 64 * 1024 * 1024, ClientBytesPerSecond = 0 };

    [Fact]
    public async Task A_client_that_does_not_read_holds_nobody_up()
    {
        var server = await StartAsync(new CloudServerOptions { ClientBytesPerSecond = 0 });
        await JoinSlowAsync(server);
        var writer = await JoinAsync(server);
        var quick = await JoinAsync(server);

        await FloodAsync(writer, quick);

        Assert.Equal(3, server.Statistics.Connections);
    }

    [Fact]
    public async Task Within_its_bound_a_slow_client_gets_everything_in_order()
    {
        var server = await StartAsync(LargeQueue);
        var slow = await JoinSlowAsync(server);
        var writer = await JoinAsync(server);
        var quick = await JoinAsync(server);

        await FloodAsync(writer, quick);

        for (var i = 0; i < Sets; i++)
        {
            Assert.Equal(i, NumberOf(await slow.NextAsync()));
        }

        Assert.Equal(0, server.Statistics.Conflated);
    }

    [Fact]
    public async Task Over_its_bound_a_slow_client_gets_the_latest_value_of_each_variable()
    {
        var server = await StartAsync(SmallQueue);
        var slow = await JoinSlowAsync(server);
        var writer = await JoinAsync(server);
        var quick = await JoinAsync(server);

        await writer.SetAsync("other", "5");
        await quick.NextAsync();
        await FloodAsync(writer, quick);
        await writer.SetAsync("marker", "1");
        await quick.NextAsync();

        var seen = await ReadToMarkerAsync(slow);
        Assert.Equal("☁ other", seen[0].Name);
        var numbers = seen.Skip(1).Select(NumberOf).ToArray();
        Assert.Equal(Sets - 1, numbers[^1]);
        Assert.Equal(numbers.Order(), numbers);
        Assert.True(numbers.Length < Sets, "Everything was delivered, so the client was never behind.");
        Assert.Equal(Sets - numbers.Length, server.Statistics.Conflated);
    }

    [Fact]
    public async Task A_client_that_has_caught_up_gets_everything_again()
    {
        var server = await StartAsync(SmallQueue);
        var slow = await JoinSlowAsync(server);
        var writer = await JoinAsync(server);
        var quick = await JoinAsync(server);
        await FloodAsync(writer, quick);
        await writer.SetAsync("marker", "1");
        await ReadToMarkerAsync(slow);
        var conflated = server.Statistics.Conflated;

        for (var i = 0; i < 5; i++)
        {
            await writer.SetAsync("count", $"{i}");
            Assert.Equal($"{i}", (await slow.NextAsync()).Value);
        }

        Assert.Equal(conflated, server.Statistics.Conflated);
    }

    [Fact]
    public async Task A_client_that_stays_behind_is_closed_with_1008()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(SmallQueue, time);
        var slow = await JoinSlowAsync(server);
        var writer = await JoinAsync(server);
        var quick = await JoinAsync(server);
        await FloodAsync(writer, quick);

        await PassAsync(time, 19, writer, quick);
        Assert.Equal(0, server.Statistics.StalledCloses);
        await PassAsync(time, 4, writer, quick);

        Assert.Equal(1, server.Statistics.StalledCloses);
        Assert.Equal(1008, (await slow.ClosedAsync()).Code);
    }

    [Fact]
    public async Task A_client_that_leaves_one_send_unfinished_is_closed_too()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(LargeQueue, time);
        var slow = await JoinSlowAsync(server);
        var writer = await JoinAsync(server);
        var quick = await JoinAsync(server);
        await FloodAsync(writer, quick);

        await PassAsync(time, 25, writer, quick);

        Assert.Equal(1, server.Statistics.StalledCloses);
        Assert.Equal(1008, (await slow.ClosedAsync()).Code);
    }

    [Fact]
    public async Task A_stalled_client_that_does_not_even_take_the_close_is_dropped()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(SmallQueue, time);
        await JoinSlowAsync(server);
        var writer = await JoinAsync(server);
        var quick = await JoinAsync(server);
        await FloodAsync(writer, quick);

        await PassAsync(time, 40, writer, quick);

        await UntilAsync(server, statistics => statistics.Connections == 2);
    }

    [Fact]
    public async Task A_client_that_keeps_reading_is_never_called_stalled()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(SmallQueue, time);
        var writer = await JoinAsync(server);
        var quick = await JoinAsync(server);

        for (var i = 0; i < 3; i++)
        {
            await FloodAsync(writer, quick);
            await PassAsync(time, 30, writer, quick);
        }

        Assert.Equal(0, server.Statistics.StalledCloses);
    }

    private static async Task FloodAsync(CloudSocket writer, CloudSocket quick)
    {
        for (var i = 0; i < Sets; i++)
        {
            await writer.SetAsync("flood", $"{i:D6}" + new string('0', ValueLength));
            Assert.Equal(i, NumberOf(await quick.NextAsync()));
        }
    }

    /// <summary>Seconds go by, in each of which the quick client gets something.</summary>
    private static async Task PassAsync(ManualTimeProvider time, int seconds, CloudSocket writer, CloudSocket quick)
    {
        for (var i = 0; i < seconds; i++)
        {
            await writer.SetAsync("tick", $"{i}");
            await quick.NextAsync();
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task<List<CloudMessage>> ReadToMarkerAsync(CloudSocket slow)
    {
        var seen = new List<CloudMessage>();
        while (await slow.NextAsync() is { Name: not "☁ marker" } message)
        {
            seen.Add(message);
        }

        return seen;
    }

    private static int NumberOf(CloudMessage message) => int.Parse(message.Value[..6]);
}
