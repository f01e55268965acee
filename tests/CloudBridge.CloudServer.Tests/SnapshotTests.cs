using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests;

public sealed class SnapshotTests : ServerTest
{
    [Fact]
    public async Task A_newcomer_gets_all_variables_in_one_frame()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var witness = await JoinAsync(server);
        await writer.SetAsync("a", "1");
        await writer.SetRawAsync("b", "2.5");
        await writer.SetAsync("a", "3");
        await ReadAsync(witness, 3);
        var newcomer = await ConnectAsync(server);

        await newcomer.HandshakeAsync();

        Assert.Equal(
            """{"method":"set","name":"☁ a","value":"3"}""" + "\n" + """{"method":"set","name":"☁ b","value":2.5}""",
            await newcomer.NextFrameAsync());
    }

    [Fact]
    public async Task A_newcomer_to_a_room_without_variables_gets_nothing()
    {
        var server = await StartAsync();
        var newcomer = await ConnectAsync(server);
        await newcomer.HandshakeAsync();
        var writer = await JoinAsync(server);

        await newcomer.SetAsync("proof", "1");
        await writer.NextAsync();
        await writer.SetAsync("marker", "2");

        Assert.Equal("☁ marker", (await newcomer.NextAsync()).Name);
    }

    [Fact]
    public async Task A_newcomer_that_asks_is_told_where_the_snapshot_ends_in_the_same_frame()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var witness = await JoinAsync(server);
        await writer.SetAsync("a", "1");
        await witness.NextAsync();
        var newcomer = await ConnectAsync(server);

        await newcomer.HandshakeAsync(askForReady: true);

        Assert.Equal("""{"method":"set","name":"☁ a","value":"1"}""" + "\n" + """{"method":"ready"}""", await newcomer.NextFrameAsync());
    }

    [Fact]
    public async Task The_end_of_an_empty_snapshot_is_told_as_well()
    {
        var server = await StartAsync();
        var newcomer = await ConnectAsync(server);

        await newcomer.HandshakeAsync(askForReady: true);

        Assert.Equal("""{"method":"ready"}""", await newcomer.NextFrameAsync());
    }

    [Theory]
    [InlineData("false")]
    [InlineData("\"true\"")]
    [InlineData("1")]
    public async Task Only_true_asks_for_the_end_of_the_snapshot(string ready)
    {
        var server = await StartAsync();
        var newcomer = await ConnectAsync(server);
        await newcomer.SendAsync($$"""{"method":"handshake","user":"player","project_id":"1","ready":{{ready}}}""");
        var writer = await JoinAsync(server);

        await newcomer.SetAsync("proof", "1");
        await writer.NextAsync();
        await writer.SetAsync("marker", "2");

        Assert.Equal("☁ marker", (await newcomer.NextAsync()).Name);
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_between_snapshot_and_live()
    {
        const int Newcomers = 10;
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var witness = await JoinAsync(server);
        using var done = new CancellationTokenSource();
        var writing = WriteAsync(writer, witness, done.Token);

        for (var i = 0; i < Newcomers; i++)
        {
            var newcomer = await ConnectAsync(server);
            await newcomer.HandshakeAsync(askForReady: true);
            var next = await newcomer.SnapshotAsync() is [var known] ? int.Parse(known.Value) + 1 : 1;
            for (var k = 0; k < 20; k++)
            {
                Assert.Equal(next++, int.Parse((await newcomer.NextAsync()).Value));
            }

            await newcomer.DisposeAsync();
        }

        await done.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Values_outlive_the_last_client()
    {
        var server = await StartAsync();
        var first = await JoinAsync(server);
        await first.SetAsync("a", "1");
        await first.CloseAsync();
        await UntilAsync(server, statistics => statistics.Connections == 0);

        var second = await ConnectAsync(server);
        await second.HandshakeAsync();

        Assert.Equal("1", (await second.NextAsync()).Value);
    }

    private static async Task WriteAsync(CloudSocket writer, CloudSocket witness, CancellationToken done)
    {
        for (var i = 1; !done.IsCancellationRequested; i++)
        {
            await writer.SetAsync("count", $"{i}");
            await witness.NextAsync();
        }
    }

    private static async Task ReadAsync(CloudSocket client, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            await client.NextAsync();
        }
    }
}
