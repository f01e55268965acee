using System.Text;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Scratch;

public sealed class RateLimitTests : ScratchTest
{
    [Fact]
    public async Task Fifteen_a_second_are_taken_for_25_seconds_and_ten_from_then_on()
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(time: time);
        var socket = await EnterAsync(server);

        for (var second = 0; second < 25; second++)
        {
            await WriteManyAsync(server, socket, 15);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(375, server.Scratch!.Statistics.SetsAccepted);
        Assert.Equal(0, server.Scratch.Statistics.SetsRateLimited);
        await WriteManyAsync(server, socket, 15);
        time.Advance(TimeSpan.FromSeconds(1));
        await WriteManyAsync(server, socket, 15);

        Assert.Equal(395, server.Scratch.Statistics.SetsAccepted);
        Assert.Equal(10, server.Scratch.Statistics.SetsRateLimited);
    }

    [Fact]
    public async Task Ten_a_second_are_taken_for_ever()
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(time: time);
        var socket = await EnterAsync(server);
        for (var i = 0; i < 600; i++)
        {
            await WriteAsync(server, socket, "a", $"{i}");
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(600, server.Scratch!.Statistics.SetsAccepted);
        Assert.Equal(0, server.Scratch.Statistics.SetsRateLimited);
    }

    [Fact]
    public async Task More_than_fifteen_at_once_are_dropped_not_logged_and_not_passed_on()
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(time: time);
        var receiver = await EnterAsync(server);
        var socket = await EnterAsync(server, "player1");

        await WriteManyAsync(server, socket, 16);
        time.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync(server, socket, "a", "99");

        Assert.Equal(16, server.Scratch!.Statistics.SetsAccepted);
        Assert.Equal(1, server.Scratch.Statistics.SetsRateLimited);
        string[] expected = [.. Enumerable.Range(1, 15).Select(value => $"{value}"), "99"];
        Assert.Equal(expected, server.Scratch.ReadLog("1").Select(row => row.Value));
        foreach (var value in expected)
        {
            Assert.Equal(value, (await receiver.NextAsync()).Value);
        }
    }

    [Fact]
    public async Task What_was_dropped_costs_nothing()
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(time: time);
        var socket = await EnterAsync(server);
        await WriteManyAsync(server, socket, 100);

        time.Advance(TimeSpan.FromMilliseconds(200));
        await WriteManyAsync(server, socket, 3);

        Assert.Equal(18, server.Scratch!.Statistics.SetsAccepted);
    }

    [Fact]
    public async Task Every_connection_has_a_limit_of_its_own()
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(time: time);
        await WriteManyAsync(server, await EnterAsync(server), 15);

        await WriteManyAsync(server, await EnterAsync(server), 15);

        Assert.Equal(30, server.Scratch!.Statistics.SetsAccepted);
    }

    [Fact]
    public async Task Without_a_limit_all_is_taken()
    {
        var server = await StartScratchAsync(ScratchProfile.Demo with { RateLimit = null });

        await WriteManyAsync(server, await EnterAsync(server), 1_000);

        Assert.Equal(1_000, server.Scratch!.Statistics.SetsAccepted);
    }

    /// <summary>Writes many times in one frame and returns when the server has seen it all.</summary>
    private static async Task WriteManyAsync(CloudServerHost server, CloudSocket socket, int count)
    {
        var before = Writes(server.Scratch!.Statistics);
        var frame = new StringBuilder();
        for (var i = 1; i <= count; i++)
        {
            frame.Append(CloudSocket.SetLine("a", $"\"{i}\""));
        }

        await socket.SendAsync(frame.ToString());
        await UntilAsync(server, statistics => Writes(statistics) == before + count);
    }
}
