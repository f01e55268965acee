using System.Net.WebSockets;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests;

public sealed class DeliveryTests : ServerTest
{
    [Fact]
    public async Task A_set_reaches_every_other_client_of_the_room()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var one = await JoinAsync(server, user: "one");
        var two = await JoinAsync(server, user: "two");

        await writer.SetAsync("score", "42");

        Assert.Equal("""{"method":"set","name":"☁ score","value":"42"}""", await one.NextLineAsync());
        Assert.Equal("""{"method":"set","name":"☁ score","value":"42"}""", await two.NextLineAsync());
    }

    [Fact]
    public async Task A_set_is_not_echoed_to_its_sender()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetAsync("score", "1");
        await other.NextAsync();
        await other.SetAsync("score", "2");

        Assert.Equal("2", (await writer.NextAsync()).Value);
    }

    [Fact]
    public async Task Another_connection_of_the_same_user_gets_the_set()
    {
        var server = await StartAsync();
        var first = await JoinAsync(server, user: "twin");
        var second = await JoinAsync(server, user: "twin");

        await first.SetAsync("score", "7");

        Assert.Equal("7", (await second.NextAsync()).Value);
    }

    [Fact]
    public async Task A_set_stays_in_its_room()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server, project: "here");
        var neighbour = await JoinAsync(server, project: "there");
        var other = await JoinAsync(server, project: "there");

        await writer.SetAsync("score", "1");
        await other.SetAsync("score", "2");

        Assert.Equal("2", (await neighbour.NextAsync()).Value);
    }

    [Fact]
    public async Task A_create_is_a_set_whether_or_not_the_variable_exists()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SendAsync("""{"method":"create","name":"☁ new","value":"1","user":"player","project_id":"1"}""");
        await writer.SendAsync("""{"method":"create","name":"☁ new","value":"2","user":"player","project_id":"1"}""");

        Assert.Equal(new CloudMessage("set", "☁ new", "\"1\"", """{"method":"set","name":"☁ new","value":"1"}"""), await other.NextAsync());
        Assert.Equal("2", (await other.NextAsync()).Value);
    }

    [Fact]
    public async Task One_frame_may_hold_several_messages()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);
        var before = other.FramesReceived;

        await writer.SendAsync(CloudSocket.SetLine("a", "\"1\"") + CloudSocket.SetLine("b", "\"2\"") + "\n");

        Assert.Equal("☁ a", (await other.NextAsync()).Name);
        Assert.Equal("☁ b", (await other.NextAsync()).Name);
        Assert.Equal(before + 1, other.FramesReceived);
    }

    [Fact]
    public async Task Binary_frames_are_ignored()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary);
        await writer.SetAsync("score", "3");

        Assert.Equal("3", (await other.NextAsync()).Value);
    }
}
