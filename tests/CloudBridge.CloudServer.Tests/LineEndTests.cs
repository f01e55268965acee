using System.Text.Json;
using CloudBridge.CloudServer.Tests.Scratch;

namespace CloudBridge.CloudServer.Tests;

/// <summary>Messages as clients written for TurboWarp and for Scratch take them apart.</summary>
public sealed class LineEndTests : ScratchTest
{
    [Fact]
    public async Task A_client_that_parses_whatever_stands_between_line_feeds_understands_sets_and_snapshots()
    {
        var server = await StartAsync();
        var (writer, reader) = (await JoinAsync(server), await JoinAsync(server));
        await writer.SetAsync("a", "1");
        Assert.Equal(["1"], ParseAll(await reader.NextFrameAsync()));

        await writer.SetAsync("b", "2");
        Assert.Equal(["2"], ParseAll(await reader.NextFrameAsync()));
        var late = await ConnectAsync(server);
        await late.HandshakeAsync();
        Assert.Equal(["1", "2"], ParseAll(await late.NextFrameAsync()));
    }

    [Fact]
    public async Task A_snapshot_of_any_size_is_one_message()
    {
        var server = await StartAsync();
        var (writer, reader) = (await JoinAsync(server), await JoinAsync(server));
        string[] values = [.. Enumerable.Range(1, 9).Select(i => new string((char)('0' + i), i * 11_111))];
        for (var i = 0; i < values.Length; i++)
        {
            await writer.SetAsync($"v{i}", values[i]);
            await reader.NextAsync();
        }

        var late = await ConnectAsync(server);
        await late.HandshakeAsync();
        Assert.Equal(values, ParseAll(await late.NextFrameAsync()));
        await writer.SetAsync("after", "7");
        Assert.Equal(["7"], ParseAll(await late.NextFrameAsync()));
    }

    [Fact]
    public async Task A_client_that_drops_what_follows_the_last_line_feed_loses_nothing_in_the_profile_of_scratch()
    {
        var server = await StartScratchAsync(ScratchProfile.Demo with { SendsSnapshot = true });
        var (writer, reader) = (await EnterAsync(server), await EnterAsync(server, "player1"));
        await writer.SetAsync("a", "1");
        Assert.Equal(["1"], ParseEnded(await reader.NextFrameAsync()));

        await writer.SetAsync("b", "2");
        Assert.Equal(["2"], ParseEnded(await reader.NextFrameAsync()));
        var late = await EnterAsync(server, "player2");
        Assert.Equal(["1", "2"], ParseEnded(await late.NextFrameAsync()));
    }

    private static string[] ParseAll(string message) => [.. message.Split('\n').Select(ValueOf)];

    private static string[] ParseEnded(string message) =>
        [.. message[..(message.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ValueOf)];

    private static string ValueOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("value").GetString()!;
}
