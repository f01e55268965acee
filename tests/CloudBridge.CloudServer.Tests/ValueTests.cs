namespace CloudBridge.CloudServer.Tests;

public sealed class ValueTests : ServerTest
{
    public static TheoryData<string> Valid =>
    [
        "\"\"", "\"0\"", "\"007\"", "\"-1.50\"", "\"4.\"", "\".32\"", "\"-.32\"", "\"-.\"",
        "\"" + new string('9', 100_000) + "\"", "42", "-0.5", "1e+21", "12345678901234567890123", "1E-7", "0",
    ];

    public static TheoryData<string> Invalid =>
    [
        "\".\"", "\"-\"", "\"--1\"", "\"1-\"", "\"1.2.3\"", "\"+1\"", "\" 1\"", "\"1e5\"", "\"0x1\"", "\"1,5\"", "\"abc\"", "\"①\"",
        "\"" + new string('9', 100_001) + "\"", "true", "null", "[1]", "{\"a\":1}", "1e400", "-1e400",
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task A_decimal_value_is_passed_on_and_kept_exactly_as_it_was_written(string json)
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetRawAsync("a", json);

        Assert.Equal(json, (await other.NextAsync()).RawValue);
        var late = await ConnectAsync(server);
        await late.HandshakeAsync();
        Assert.Equal(json, (await late.NextAsync()).RawValue);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public Task Any_other_value_is_ignored_without_a_word(string json) => IsIgnoredAsync(new CloudServerOptions(), json);

    [Fact]
    public async Task An_invalid_value_leaves_the_valid_one_before_it()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);

        await writer.SetAsync("a", "1");
        await writer.SetAsync("a", "x");
        await writer.CloseAsync();
        var late = await ConnectAsync(server);
        await late.HandshakeAsync();

        Assert.Equal("1", (await late.NextAsync()).Value);
    }

    [Fact]
    public async Task A_set_without_a_value_or_a_name_is_ignored()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SendAsync("""{"method":"set","name":"☁ a"}""");
        await writer.SendAsync("""{"method":"set","value":"1"}""");
        await writer.SendAsync("""{"method":"set","name":5,"value":"1"}""");
        await writer.SetAsync("marker", "1");

        Assert.Equal("☁ marker", (await other.NextAsync()).Name);
    }

    [Theory]
    [InlineData(1_022, true)]
    [InlineData(1_023, false)]
    public async Task A_name_of_more_than_1024_characters_is_ignored(int lengthAfterPrefix, bool isTaken)
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetAsync(new string('n', lengthAfterPrefix), "1");
        await writer.SetAsync("marker", "1");

        Assert.Equal(isTaken, (await other.NextAsync()).Name != "☁ marker");
    }

    [Fact]
    public async Task A_name_in_escapes_is_the_same_variable_as_in_utf8()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SendAsync("""{"method": "set", "name": "\u2601 sc\u006fre", "value": "1", "user": "player", "project_id": "1"}""" + "\n");
        await writer.SetAsync("score", "2");

        Assert.Equal("""{"method":"set","name":"☁ score","value":"1"}""", await other.NextLineAsync());
        Assert.Equal("2", (await other.NextAsync()).Value);
        var late = await ConnectAsync(server);
        await late.HandshakeAsync(askForReady: true);
        Assert.Equal("2", Assert.Single(await late.SnapshotAsync()).Value);
    }

    [Fact]
    public async Task A_name_with_quotes_and_control_characters_survives()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SendAsync("""{"method":"set","name":"☁ a\"b\\c\nd","value":"1"}""");

        Assert.Equal("☁ a\"b\\c\nd", (await other.NextAsync()).Name);
    }

    [Fact]
    public async Task The_longest_value_can_be_set_by_the_operator()
    {
        var server = await StartAsync(new CloudServerOptions { MaxValueLength = 256 });
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetAsync("a", new string('1', 257));
        await writer.SetAsync("a", new string('2', 256));

        Assert.Equal(new string('2', 256), (await other.NextAsync()).Value);
    }
}
