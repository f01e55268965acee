using System.Net.WebSockets;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Scratch;

public sealed class UpgradeGateTests : ScratchTest
{
    [Fact]
    public async Task A_live_session_and_the_origin_open_the_cloud()
    {
        var server = await StartScratchAsync();
        var login = await Site(server).LoginAsync("bridge", "demo");

        var socket = await ConnectAsync(server, $"scratchcsrftoken=a; scratchsessionsid={login.SessionId};");
        await socket.HandshakeAsync("1", "bridge");

        await UntilAsync(server, statistics => statistics.Handshakes == 1);
        Assert.Equal(0, server.Scratch!.Statistics.UpgradesRefused);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("theme=dark", 0)]
    [InlineData("scratchsessionsid=\"wrong\"", 1)]
    [InlineData("scratchsessionsid=taken", 1)]
    [InlineData("scratchsessionsid=\"taken", 1)]
    [InlineData("scratchsessionsid=\"", 1)]
    [InlineData("xscratchsessionsid=\"taken\"", 0)]
    public async Task Without_the_quoted_id_of_a_live_session_the_upgrade_is_forbidden(string? cookie, int wrongCookies)
    {
        var server = await StartScratchAsync(new ScratchProfile { Accounts = [new("bridge") { SessionId = "taken" }] });

        await AssertRefusedAsync(403, () => ConnectAsync(server, cookie));

        Assert.Equal(wrongCookies, server.Scratch!.Statistics.WrongCookies);
        Assert.Equal(1, server.Scratch.Statistics.UpgradesRefused);
        Assert.Equal(0, server.Statistics.Connections);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://turbowarp.org")]
    [InlineData("http://scratch.mit.edu")]
    public async Task With_another_origin_the_upgrade_is_forbidden(string? origin)
    {
        var server = await StartScratchAsync();

        await AssertRefusedAsync(403, () => ConnectAsync(server, CookieOf(server, "bridge"), origin));
    }

    [Theory]
    [InlineData("http://localhost", "http://localhost", true)]
    [InlineData("http://localhost", Origin, false)]
    [InlineData(null, null, true)]
    public async Task The_origin_can_be_another_one_or_none(string? required, string? origin, bool isTaken)
    {
        var server = await StartScratchAsync(ScratchProfile.Demo with { RequiredOrigin = required });
        var cookie = CookieOf(server, "bridge");

        if (isTaken)
        {
            await ConnectAsync(server, cookie, origin);
            return;
        }

        await AssertRefusedAsync(403, () => ConnectAsync(server, cookie, origin));
    }

    [Fact]
    public async Task A_banned_account_reaches_no_cloud()
    {
        var server = await StartScratchAsync(new ScratchProfile { Accounts = [new("rude", "demo") { IsBanned = true }] });

        await AssertRefusedAsync(403, () => ConnectAsync(server, CookieOf(server, "rude")));
    }

    [Fact]
    public async Task Expired_sessions_reach_no_cloud_but_who_is_there_stays()
    {
        var server = await StartScratchAsync();
        var cookie = CookieOf(server, "bridge");
        var early = await EnterAsync(server);

        server.Scratch!.ExpireSessions();

        await AssertRefusedAsync(403, () => ConnectAsync(server, cookie));
        Assert.Equal(1, server.Scratch.Statistics.WrongCookies);
        await WriteAsync(server, await EnterAsync(server, "player1"), "a", "1");
        Assert.Equal("1", (await early.NextAsync()).Value);
    }

    [Fact]
    public async Task While_the_cloud_is_down_upgrades_are_503()
    {
        var server = await StartScratchAsync();
        server.Scratch!.IsCloudDown = true;

        await AssertRefusedAsync(503, () => ConnectAsync(server, CookieOf(server, "bridge")));

        server.Scratch.IsCloudDown = false;
        await EnterAsync(server);
    }

    [Theory]
    [InlineData("player1")]
    [InlineData("")]
    public async Task A_handshake_under_another_name_is_closed_with_4002(string user)
    {
        var server = await StartScratchAsync();
        var socket = await ConnectAsync(server, CookieOf(server, "bridge"));

        await socket.HandshakeAsync("1", user);

        Assert.Equal(4002, (await socket.ClosedAsync()).Code);
        Assert.Equal(0, server.Scratch!.Statistics.Handshakes);
    }

    [Fact]
    public async Task The_name_in_the_handshake_may_be_in_any_case()
    {
        var server = await StartScratchAsync();
        var socket = await ConnectAsync(server, CookieOf(server, "bridge"));

        await socket.HandshakeAsync("1", "Bridge");

        await UntilAsync(server, statistics => statistics.Handshakes == 1);
    }

    [Fact]
    public async Task Connections_can_be_dropped_without_a_word()
    {
        var server = await StartScratchAsync();
        var socket = await EnterAsync(server);

        server.Scratch!.DropConnections();

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ClosedAsync());
        await UntilAsync(server, (CloudServerStatistics statistics) => statistics.Connections == 0);
    }

    private static async Task AssertRefusedAsync(int status, Func<Task<CloudSocket>> connect)
    {
        var error = await Assert.ThrowsAsync<WebSocketException>(connect);
        Assert.Contains($"'{status}'", error.Message, StringComparison.Ordinal);
    }
}
