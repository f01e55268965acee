using System.Net.WebSockets;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests;

public sealed class ProtocolErrorTests : ServerTest
{
    [Theory]
    [InlineData("hello")]
    [InlineData("{\"method\":\"set\",")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("{\"method\":5}")]
    [InlineData("{\"method\":\"explode\"}")]
    public async Task A_message_without_a_known_method_closes_the_client_with_4000(string message)
    {
        var server = await StartAsync();
        var client = await JoinAsync(server);

        await client.SendAsync(message);

        var (code, reason) = await client.ClosedAsync();
        Assert.Equal(4000, code);
        Assert.NotEmpty(reason);
    }

    [Theory]
    [InlineData("""{"method":"set","name":"☁ a","value":"1"}""")]
    [InlineData("""{"method":"create","name":"☁ a","value":"1"}""")]
    [InlineData("""{"method":"rename","name":"☁ a","new_name":"☁ b"}""")]
    [InlineData("""{"method":"delete","name":"☁ a"}""")]
    public async Task Anything_before_the_handshake_closes_the_client_with_4000(string message)
    {
        var server = await StartAsync();
        var client = await ConnectAsync(server);

        await client.SendAsync(message);

        Assert.Equal(4000, (await client.ClosedAsync()).Code);
    }

    [Fact]
    public async Task A_second_handshake_closes_the_client_with_4000()
    {
        var server = await StartAsync();
        var client = await JoinAsync(server);

        await client.HandshakeAsync();

        Assert.Equal(4000, (await client.ClosedAsync()).Code);
    }

    [Fact]
    public async Task One_client_too_many_is_closed_with_4000_and_the_others_stay()
    {
        var server = await StartAsync(new CloudServerOptions { MaxClientsPerRoom = 2 });
        var one = await JoinAsync(server);
        var two = await JoinAsync(server);
        var three = await ConnectAsync(server);

        await three.HandshakeAsync();
        Assert.Equal(4000, (await three.ClosedAsync()).Code);

        await one.SetAsync("still", "1");
        Assert.Equal("1", (await two.NextAsync()).Value);
    }

    [Fact]
    public async Task One_variable_too_many_closes_its_maker_with_4000_but_old_ones_can_be_set()
    {
        var server = await StartAsync(new CloudServerOptions { MaxVariablesPerRoom = 2 });
        var maker = await JoinAsync(server);
        var other = await JoinAsync(server);

        await maker.SetAsync("a", "1");
        await maker.SetAsync("b", "2");
        await maker.SetAsync("a", "3");
        await maker.SetAsync("c", "4");

        Assert.Equal(4000, (await maker.ClosedAsync()).Code);
        Assert.Equal(["1", "2", "3"], [(await other.NextAsync()).Value, (await other.NextAsync()).Value, (await other.NextAsync()).Value]);
    }

    [Fact]
    public async Task One_room_too_many_is_refused_for_now_and_known_rooms_are_not()
    {
        var server = await StartAsync(new CloudServerOptions { MaxRooms = 1 });
        await JoinAsync(server, project: "known");
        var client = await ConnectAsync(server);

        await client.HandshakeAsync(project: "new");

        Assert.Equal(1013, (await client.ClosedAsync()).Code);
        await JoinAsync(server, project: "known");
    }

    [Fact]
    public async Task A_room_that_holds_nothing_makes_way_for_another_at_once()
    {
        var server = await StartAsync(new CloudServerOptions { MaxRooms = 1 });
        var first = await JoinAsync(server, project: "first");

        await first.CloseAsync();
        await UntilAsync(server, statistics => statistics.Rooms == 0);

        await JoinAsync(server, project: "second");
    }

    [Fact]
    public async Task A_message_over_the_limit_closes_the_client_with_1009()
    {
        var server = await StartAsync(new CloudServerOptions { MaxFrameBytes = 4_096 });
        var client = await JoinAsync(server);

        await client.SendAsync(new string(' ', 4_097));

        Assert.Equal(1009, (await client.ClosedAsync()).Code);
    }

    [Fact]
    public async Task A_binary_message_over_the_limit_closes_the_client_with_1009()
    {
        var server = await StartAsync(new CloudServerOptions { MaxFrameBytes = 4_096 });
        var client = await JoinAsync(server);

        await client.SendAsync(new byte[4_097], WebSocketMessageType.Binary);

        Assert.Equal(1009, (await client.ClosedAsync()).Code);
    }

    [Fact]
    public async Task A_message_at_the_limit_is_taken()
    {
        var server = await StartAsync(new CloudServerOptions { MaxFrameBytes = 4_096 });
        var client = await JoinAsync(server);
        var other = await JoinAsync(server);

        await client.SendAsync(CloudSocket.SetLine("a", "\"1\"").Replace('☁', 'x').PadRight(4_096));

        Assert.Equal("1", (await other.NextAsync()).Value);
    }

    [Fact]
    public async Task A_message_may_come_in_fragments()
    {
        var server = await StartAsync();
        var client = await JoinAsync(server);
        var other = await JoinAsync(server);
        var message = System.Text.Encoding.UTF8.GetBytes(CloudSocket.SetLine("a", "\"123\""));

        await client.SendAsync(message.AsMemory(0, 10), WebSocketMessageType.Text, endOfMessage: false);
        await client.SendAsync(message.AsMemory(10), WebSocketMessageType.Text);

        Assert.Equal("123", (await other.NextAsync()).Value);
    }

    [Fact]
    public async Task Text_that_is_not_utf8_ends_only_its_own_client()
    {
        var server = await StartAsync();
        var client = await JoinAsync(server);
        var one = await JoinAsync(server);
        var two = await JoinAsync(server);

        await client.SendAsync(new byte[] { 0xff, 0xfe }, WebSocketMessageType.Text);
        await UntilAsync(server, statistics => statistics.Connections == 2);

        await one.SetAsync("a", "1");
        Assert.Equal("1", (await two.NextAsync()).Value);
    }

    [Fact]
    public async Task What_follows_a_fault_in_the_same_message_is_not_done()
    {
        var server = await StartAsync();
        var client = await JoinAsync(server);
        var other = await JoinAsync(server);

        await client.SendAsync(CloudSocket.SetLine("a", "\"1\"") + "oops\n" + CloudSocket.SetLine("a", "\"2\""));
        Assert.Equal(4000, (await client.ClosedAsync()).Code);
        var marker = await JoinAsync(server);
        await marker.SetAsync("marker", "9");

        Assert.Equal("1", (await other.NextAsync()).Value);
        Assert.Equal("☁ marker", (await other.NextAsync()).Name);
    }

    [Fact]
    public async Task A_polite_close_is_answered()
    {
        var server = await StartAsync();
        var client = await JoinAsync(server);

        await client.CloseAsync();

        await UntilAsync(server, statistics => statistics.Connections == 0);
    }
}
