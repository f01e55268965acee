using System.Text.Json;
using CloudBridge.CloudServer.Tests.Rooms.Keeping;

namespace CloudBridge.CloudServer.Tests;

public sealed class TextValueTests : ServerTest
{
    private readonly MemoryRoomStore _store = new();

    public static TheoryData<string> Texts =>
    [
        "", "abc", "1,5", " ", "①", "☁ \U0001F600", "a\"b\\c/d", "line\nfeed\r\n", "\0\u0001\u001F\u007F\u2028", "{\"method\":\"set\"}\n{\"method\":\"ready\"}", "1", new string('x', 100_000),
    ];

    public static TheoryData<string> NoTexts => ["true", "null", "[\"a\"]", "{\"a\":\"b\"}", "1e400", "\"" + new string('x', 100_001) + "\""];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Any_text_is_passed_on_given_to_those_who_join_and_kept_where_it_is_allowed(string text)
    {
        var server = await StartAsync(Options);
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetRawAsync("a", JsonSerializer.Serialize(text));
        await writer.SetAsync("marker", "1");

        Assert.Equal(("☁ a", text), NameAndValue(await other.NextLineAsync()));
        Assert.Equal("☁ marker", (await other.NextAsync()).Name);
        Assert.Equal(text, await ValueAsync(server));
        await EndAsync(server);
        Assert.Equal(text, await ValueAsync(await StartAsync(Options)));
    }

    [Theory]
    [MemberData(nameof(NoTexts))]
    public Task Everything_else_is_ignored_as_ever(string json) => IsIgnoredAsync(Options, json);

    [Fact]
    public async Task A_text_may_have_so_many_characters_whatever_their_bytes()
    {
        var server = await StartAsync(Options with { MaxValueLength = 4 });
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetAsync("a", "☁☁☁☁");
        await writer.SetAsync("b", "☁☁☁☁☁");
        await writer.SetAsync("c", "\U0001F600\U0001F600");
        await writer.SetAsync("d", "\U0001F600\U0001F600a");
        await writer.SetRawAsync("e", "12345");
        await writer.SetAsync("marker", "1");

        Assert.Equal(["☁ a", "☁ c", "☁ marker"], [(await other.NextAsync()).Name, (await other.NextAsync()).Name, (await other.NextAsync()).Name]);
    }

    [Fact]
    public async Task Escaped_characters_count_as_many_bytes_of_the_room_as_they_take()
    {
        var server = await StartAsync(Options with { MaxBytesPerRoom = 4_096 });
        var writer = await JoinAsync(server);

        await writer.SetRawAsync("a", JsonSerializer.Serialize(new string('\u0001', 1_000)));

        Assert.Equal(4000, (await writer.ClosedAsync()).Code);
    }

    private CloudServerOptions Options => new() { AllowText = true, RoomStore = _store };

    private static (string Name, string Value) NameAndValue(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        return (json.GetProperty("name").GetString()!, json.GetProperty("value").GetString()!);
    }

    private async Task<string> ValueAsync(CloudServerHost server)
    {
        var late = await ConnectAsync(server);
        await late.HandshakeAsync(askForReady: true);
        for (var line = await late.NextLineAsync(); ; line = await late.NextLineAsync())
        {
            if (NameAndValue(line) is ("☁ a", var value))
            {
                return value;
            }
        }
    }
}
