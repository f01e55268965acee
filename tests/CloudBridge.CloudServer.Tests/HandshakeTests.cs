using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests;

public sealed class HandshakeTests : ServerTest
{
    [Theory]
    [InlineData("a")]
    [InlineData("player_1-X")]
    [InlineData("12345678901234567890")]
    public async Task A_user_name_of_letters_digits_underscores_and_hyphens_is_taken(string user)
    {
        var server = await StartAsync();

        await JoinAsync(server, user: user);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"123456789012345678901\"")]
    [InlineData("\"with space\"")]
    [InlineData("\"é\"")]
    [InlineData("12")]
    [InlineData("null")]
    public async Task Any_other_user_name_closes_the_client_with_4002(string user)
    {
        var server = await StartAsync();
        var client = await ConnectAsync(server);

        await client.SendAsync($$"""{"method":"handshake","user":{{user}},"project_id":"1"}""");

        Assert.Equal(4002, (await client.ClosedAsync()).Code);
    }

    [Fact]
    public async Task A_missing_user_name_closes_the_client_with_4002()
    {
        var server = await StartAsync();
        var client = await ConnectAsync(server);

        await client.SendAsync("""{"method":"handshake","project_id":"1"}""");

        Assert.Equal(4002, (await client.ClosedAsync()).Code);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[1]")]
    public async Task A_project_id_that_is_no_text_closes_the_client_with_4000(string project)
    {
        var server = await StartAsync();
        var client = await ConnectAsync(server);

        await client.SendAsync($$"""{"method":"handshake","user":"player","project_id":{{project}}}""");

        Assert.Equal(4000, (await client.ClosedAsync()).Code);
    }

    [Theory]
    [InlineData(999, true)]
    [InlineData(1_000, false)]
    public async Task A_project_id_has_at_most_999_characters(int length, bool isTaken)
    {
        var server = await StartAsync();
        var client = await ConnectAsync(server);

        await client.HandshakeAsync(project: new string('é', length), askForReady: true);

        if (isTaken)
        {
            Assert.Empty(await client.SnapshotAsync());
            return;
        }

        Assert.Equal(4000, (await client.ClosedAsync()).Code);
    }

    [Fact]
    public async Task A_project_id_as_number_and_as_text_is_the_same_room()
    {
        var server = await StartAsync();
        var text = await JoinAsync(server, project: "123456");
        var number = await ConnectAsync(server);
        await number.SendAsync("""{"method":"handshake","user":"player","project_id":123456,"ready":true}""");
        await number.SnapshotAsync();

        await text.SetAsync("a", "1");

        Assert.Equal("1", (await number.NextAsync()).Value);
    }

    [Fact]
    public async Task A_handshake_and_sets_may_share_a_frame()
    {
        var server = await StartAsync();
        var other = await JoinAsync(server);
        var client = await ConnectAsync(server);

        await client.SendAsync("""{"method":"handshake","user":"player","project_id":"1"}""" + "\n" + CloudSocket.SetLine("a", "\"5\""));

        Assert.Equal("5", (await other.NextAsync()).Value);
    }
}
