using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Rooms;

/// <summary>What a client is told that asks in a room without a host.</summary>
public sealed class AbsentHostTests : ServerTest
{
    private static readonly AbsentHostRule Rule = new("☁ ask", "☁ told", project => project == "quiet" ? null : "42");

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Who_asks_where_no_host_comes_is_told_so_after_a_second_and_nobody_else()
    {
        var server = await StartAsync(Rule);
        var other = await JoinAsync(server, "a");
        var asker = await JoinAsync(server, "a");
        await AskAsync(asker, other);
        await PassAsync();
        await SetAsync(asker, "something", "2");

        Assert.Equal(("☁ told", "42"), await NextAsync(asker));
        Assert.Equal(("☁ something", "2"), await NextAsync(other));
    }

    [Fact]
    public async Task Who_asks_on_and_on_is_told_once_a_second()
    {
        var server = await StartAsync(Rule);
        var other = await JoinAsync(server, "a");
        var asker = await JoinAsync(server, "a");
        await AskAsync(asker, other);
        await AskAsync(asker, other);
        await PassAsync();
        await NextAsync(asker);
        await AskAsync(asker, other);
        await PassAsync();
        await SetAsync(other, "end", "3");

        Assert.Equal(("☁ told", "42"), await NextAsync(asker));
        Assert.Equal(("☁ end", "3"), await NextAsync(asker));
    }

    [Fact]
    public async Task The_room_does_not_keep_what_was_told()
    {
        var server = await StartAsync(Rule);
        var other = await JoinAsync(server, "a");
        var asker = await JoinAsync(server, "a");
        await AskAsync(asker, other);
        await PassAsync();
        await NextAsync(asker);
        var later = await ConnectAsync(server);
        await later.HandshakeAsync("a", askForReady: true);

        Assert.Equal("☁ ask", Assert.Single(await later.SnapshotAsync()).Name);
    }

    [Fact]
    public async Task A_host_that_comes_within_the_second_makes_it_untrue()
    {
        var server = await StartAsync(Rule);
        var other = await JoinAsync(server, "a");
        var asker = await JoinAsync(server, "a");
        await AskAsync(asker, other);
        var host = await ConnectHostAsync(server, "a");
        await PassAsync();
        await SetAsync(other, "end", "2");

        Assert.Equal(("☁ end", "2"), await NextAsync(asker));
    }

    [Theory]
    [InlineData("answered")]
    [InlineData("quiet")]
    public async Task Where_somebody_has_answered_or_the_rule_is_silent_nothing_is_told(string project)
    {
        var server = await StartAsync(Rule);
        var other = await JoinAsync(server, project);
        var asker = await JoinAsync(server, project);
        if (project == "answered")
        {
            await SetAsync(asker, "told", "7");
            await NextAsync(other);
        }

        await AskAsync(asker, other);
        await PassAsync();
        await SetAsync(other, "end", "2");

        Assert.Equal(("☁ end", "2"), await NextAsync(asker));
    }

    [Fact]
    public async Task Where_a_host_is_nobody_is_told_anything_and_neither_is_the_host()
    {
        var server = await StartAsync(Rule);
        var host = await ConnectHostAsync(server, "a");
        var asker = await JoinAsync(server, "a");
        await AskAsync(asker, host);
        await AskAsync(host, asker);
        await PassAsync();
        await SetAsync(asker, "end", "2");
        await SetAsync(host, "end", "3");

        Assert.Equal(("☁ end", "2"), await NextAsync(host));
        Assert.Equal(("☁ end", "3"), await NextAsync(asker));
    }

    private static async Task<(string Name, string Value)> NextAsync(CloudSocket client)
    {
        var message = await client.NextAsync();
        return (message.Name, message.Value);
    }

    /// <summary>Asks, and returns when the server has taken it.</summary>
    private async Task AskAsync(CloudSocket asker, CloudSocket witness)
    {
        await SetAsync(asker, "ask", "1");
        Assert.Equal(("☁ ask", "1"), await NextAsync(witness));
    }

    private async Task<CloudSocket> ConnectHostAsync(CloudServerHost server, string project)
    {
        var host = await ConnectAsync(server, options => options.SetRequestHeader("Authorization", $"Bearer {server.HostKey}"));
        await host.HandshakeAsync(project, askForReady: true);
        await host.SnapshotAsync();
        return host;
    }

    /// <summary>Sets a variable when the next flush is due.</summary>
    private Task SetAsync(CloudSocket client, string name, string value)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        return client.SetAsync(name, value);
    }

    /// <summary>Lets the second pass, and what waits for it happen.</summary>
    private async Task PassAsync()
    {
        await QuietPool.WaitAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await QuietPool.WaitAsync();
    }

    private async Task<CloudServerHost> StartAsync(AbsentHostRule rule)
    {
        var server = await StartAsync(time: _clock);
        server.AbsentHosts = [rule];
        return server;
    }
}
