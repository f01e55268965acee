using System.Net.WebSockets;
using System.Text;
using CloudBridge.Connections;

namespace CloudBridge.Tests.Connections;

public class SocketMessageReaderTests
{
    [Fact]
    public async Task Pieces_are_one_message()
    {
        var reader = Reader(1000, Text("one ", false), Text("", false), Text("two", true), Text("three", true));
        Assert.Equal("one two", await NextAsync(reader));
        Assert.Equal("three", await NextAsync(reader));
        Assert.Null(await NextAsync(reader));
    }

    [Fact]
    public async Task Binary_messagesare_skipped()
    {
        var reader = Reader(1000, (WebSocketMessageType.Binary, [1, 2, 3], false), (WebSocketMessageType.Binary, [4], true), Text("text", true));
        Assert.Equal("text", await NextAsync(reader));
    }

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(100_000)]
    public async Task A_message_may_be_as_long_as_allowed(int length)
    {
        var reader = Reader(100_000, Text(new string('x', length), true), Text("next", true));
        Assert.Equal(length, (await NextAsync(reader))!.Length);
        Assert.Equal("next", await NextAsync(reader));
    }

    [Fact]
    public async Task A_longer_message_is_an_error_that_names_the_limit()
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => NextAsync(Reader(100_000, Text(new string('x', 100_001), true))));
        Assert.Contains("100000", error.Message, StringComparison.Ordinal);
    }

    private static SocketMessageReader Reader(int maxBytes, params (WebSocketMessageType, byte[], bool)[] pieces) =>
        new(new ChunkedSocket(pieces), maxBytes);

    private static (WebSocketMessageType, byte[], bool) Text(string text, bool isEnd) => (WebSocketMessageType.Text, Encoding.UTF8.GetBytes(text), isEnd);

    private static async Task<string?> NextAsync(SocketMessageReader reader) =>
        await reader.ReadAsync(CancellationToken.None) is { } message ? Encoding.UTF8.GetString(message.Span) : null;
}
