using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Scratch;

public sealed class WriteRulesTests : ScratchTest
{
    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public async Task A_value_has_at_most_256_characters(int length, bool isTaken)
    {
        var server = await StartScratchAsync();
        var socket = await EnterAsync(server);

        await WriteAsync(server, socket, "a", "-1." + new string('7', length - 3));

        Assert.Equal(isTaken ? 1 : 0, server.Scratch!.Statistics.SetsAccepted);
        Assert.Equal(isTaken ? 0 : 1, server.Scratch.Statistics.SetsRefused);
        Assert.Equal(isTaken ? 1 : 0, server.Scratch.ReadLog("1").Count);
    }

    [Theory]
    [InlineData("\"abc\"")]
    [InlineData("\"1.2.3\"")]
    [InlineData("true")]
    public async Task A_value_that_is_no_number_is_dropped(string json)
    {
        var server = await StartScratchAsync();
        var socket = await EnterAsync(server);

        await socket.SetRawAsync("a", json);

        await UntilAsync(server, statistics => statistics.SetsRefused == 1);
        Assert.Empty(server.Scratch!.ReadLog("1"));
    }

    [Fact]
    public async Task A_name_without_the_cloud_prefix_is_dropped()
    {
        var server = await StartScratchAsync();
        var socket = await EnterAsync(server);

        await socket.SendAsync("""{"method":"set","name":"a","value":"1","user":"bridge","project_id":"1"}""");

        await UntilAsync(server, statistics => statistics.SetsRefused == 1);
        Assert.Empty(server.Scratch!.ReadLog("1"));
    }

    [Fact]
    public async Task An_eleventh_variable_is_dropped_while_the_ten_go_on()
    {
        var server = await StartScratchAsync();
        var socket = await EnterAsync(server);
        for (var i = 1; i <= 10; i++)
        {
            await WriteAsync(server, socket, $"v{i}", "1");
        }

        await WriteAsync(server, socket, "v11", "1");
        await WriteAsync(server, socket, "v10", "2");

        Assert.Equal(11, server.Scratch!.Statistics.SetsAccepted);
        Assert.Equal(1, server.Scratch.Statistics.SetsRefused);
        Assert.DoesNotContain(server.Scratch.ReadLog("1"), row => row.Name == "☁ v11");
    }

    [Fact]
    public async Task What_a_new_scratcher_writes_is_dropped_but_it_may_listen()
    {
        var server = await StartScratchAsync();
        var newcomer = await EnterAsync(server, "newcomer");
        var player = await EnterAsync(server, "player1");

        await WriteAsync(server, newcomer, "a", "1");
        await WriteAsync(server, player, "a", "2");

        Assert.Equal(1, server.Scratch!.Statistics.SetsRefused);
        Assert.Equal("player1", Assert.Single(server.Scratch.ReadLog("1")).User);
        Assert.Equal("2", (await newcomer.NextAsync()).Value);
    }

    [Fact]
    public async Task Several_sets_may_share_a_frame_and_keep_their_order()
    {
        var server = await StartScratchAsync();
        var receiver = await EnterAsync(server);
        var sender = await EnterAsync(server, "player1");

        await sender.SendAsync(CloudSocket.SetLine("a", "\"1\"") + CloudSocket.SetLine("b", "\"2\"") + CloudSocket.SetLine("a", "\"3\""));

        Assert.Equal("1", (await receiver.NextAsync()).Value);
        Assert.Equal("2", (await receiver.NextAsync()).Value);
        Assert.Equal("3", (await receiver.NextAsync()).Value);
        Assert.Equal(3, server.Scratch!.Statistics.SetsAccepted);
    }

    [Fact]
    public async Task The_sender_gets_no_echo_but_its_account_on_another_connection_does()
    {
        var server = await StartScratchAsync();
        var sender = await EnterAsync(server);
        var twin = await EnterAsync(server);
        var other = await EnterAsync(server, "player1");

        await WriteAsync(server, sender, "a", "1");
        await WriteAsync(server, other, "b", "2");

        Assert.Equal("2", (await sender.NextAsync()).Value);
        Assert.Equal("1", (await twin.NextAsync()).Value);
    }

    [Fact]
    public async Task A_set_is_passed_on_without_the_name_of_its_author()
    {
        var server = await StartScratchAsync();
        var receiver = await EnterAsync(server);
        await WriteAsync(server, await EnterAsync(server, "player1"), "a", "1");

        Assert.DoesNotContain("player1", (await receiver.NextAsync()).Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_ready_line_comes_even_when_it_is_asked_for()
    {
        var server = await StartScratchAsync();
        var asking = await ConnectAsync(server, CookieOf(server, "bridge"));
        await asking.HandshakeAsync("1", "bridge", askForReady: true);
        await UntilAsync(server, statistics => statistics.Handshakes == 1);

        await WriteAsync(server, await EnterAsync(server, "player1"), "a", "1");

        Assert.Equal("set", (await asking.NextAsync()).Method);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_snapshot_comes_only_when_it_is_switched_on(bool isOn)
    {
        var server = await StartScratchAsync(ScratchProfile.Demo with { SendsSnapshot = isOn });
        var writer = await EnterAsync(server, "player1");
        await WriteAsync(server, writer, "a", "1");

        var late = await EnterAsync(server);
        await WriteAsync(server, writer, "b", "2");

        Assert.Equal(isOn ? "1" : "2", (await late.NextAsync()).Value);
    }

    [Fact]
    public async Task The_snapshot_can_be_switched_while_the_server_runs()
    {
        var server = await StartScratchAsync();
        var writer = await EnterAsync(server, "player1");
        await WriteAsync(server, writer, "a", "1");
        server.Scratch!.SendsSnapshot = true;

        Assert.Equal("1", (await (await EnterAsync(server)).NextAsync()).Value);
    }

    [Fact]
    public async Task A_silent_cloud_takes_and_logs_but_tells_nobody()
    {
        var server = await StartScratchAsync(ScratchProfile.Demo with { SendsSnapshot = true });
        var early = await EnterAsync(server);
        var writer = await EnterAsync(server, "player1");
        server.Scratch!.IsSilent = true;

        await WriteAsync(server, writer, "a", "1");
        var late = await EnterAsync(server, "player2");
        server.Scratch.IsSilent = false;
        await WriteAsync(server, writer, "b", "2");

        Assert.Equal("2", (await early.NextAsync()).Value);
        Assert.Equal("2", (await late.NextAsync()).Value);
        Assert.Equal(["1", "2"], server.Scratch.ReadLog("1").Select(row => row.Value));
        Assert.Equal("1", (await (await EnterAsync(server, "player3")).NextAsync()).Value);
    }

    [Fact]
    public async Task A_deletion_and_a_rename_are_silent_too()
    {
        var server = await StartScratchAsync();
        var receiver = await EnterAsync(server);
        var writer = await EnterAsync(server, "player1");
        await WriteAsync(server, writer, "a", "1");
        await WriteAsync(server, writer, "b", "2");
        server.Scratch!.IsSilent = true;

        await writer.SendAsync("""{"method":"rename","name":"☁ b","new_name":"☁ c"}""" + "\n" + """{"method":"delete","name":"☁ a"}""" + "\n" + CloudSocket.SetLine("d", "3"));
        await UntilAsync(server, statistics => statistics.SetsAccepted == 3);
        server.Scratch.IsSilent = false;
        await WriteAsync(server, writer, "c", "4");

        Assert.Equal("1", (await receiver.NextAsync()).Value);
        Assert.Equal("2", (await receiver.NextAsync()).Value);
        Assert.Equal("4", (await receiver.NextAsync()).Value);
    }
}
