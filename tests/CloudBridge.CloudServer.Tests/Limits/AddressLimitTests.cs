using System.Net;
using System.Net.WebSockets;
using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Hosting;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Runtime;
using CloudBridge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;

namespace CloudBridge.CloudServer.Tests.Limits;

/// <summary>What one address may have, told apart by the header that a trusted proxy on this machine sends.</summary>
public sealed class AddressLimitTests : ServerTest
{
    private const string First = "203.0.113.1";
    private const string Second = "203.0.113.2";

    [Fact]
    public async Task Behind_a_trusted_proxy_each_address_has_places_of_its_own()
    {
        var server = await StartAsync(BehindProxy(new CloudServerOptions { ClientsPerAddress = 2 }));
        var leaves = await ConnectAsync(server, From(First));
        await ConnectAsync(server, From(First));

        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusalAsync(server, First));
        await ConnectAsync(server, From(Second));

        await leaves.CloseAsync();
        await UntilAsync(server, statistics => statistics.Connections == 2);
        await ConnectedAsync(server, First);
    }

    [Fact]
    public async Task What_a_client_writes_into_the_header_itself_does_not_count()
    {
        var server = await StartAsync(BehindProxy(new CloudServerOptions { ClientsPerAddress = 1 }));
        await ConnectAsync(server, From($"198.51.100.7, {First}"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusalAsync(server, $"198.51.100.8, {First}"));
    }

    [Fact]
    public async Task A_network_of_64_bits_is_one_address()
    {
        var server = await StartAsync(BehindProxy(new CloudServerOptions { ClientsPerAddress = 1 }));
        await ConnectAsync(server, From("2001:db8:0:1::1"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusalAsync(server, "2001:db8:0:1:ffff::2"));
        await ConnectAsync(server, From("2001:db8:0:2::1"));
    }

    [Fact]
    public async Task This_machine_has_no_limit_and_may_not_claim_another_address()
    {
        var server = await StartAsync(new CloudServerOptions { ClientsPerAddress = 1, NewRoomsPerAddress = 1 });
        for (var i = 0; i < 3; i++)
        {
            await ConnectAsync(server, From(First));
            await JoinAsync(server, $"room{i}");
        }

        Assert.Equal(3, server.Statistics.Rooms);
    }

    [Fact]
    public async Task Too_many_new_rooms_have_to_wait_for_their_minute_and_rooms_that_are_there_need_not()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(BehindProxy(new CloudServerOptions { NewRoomsPerAddress = 2 }), time);
        await JoinFromAsync(server, First, "a");
        await JoinFromAsync(server, First, "b");

        var refused = await ConnectAsync(server, From(First));
        await refused.HandshakeAsync("c");
        Assert.Equal(1013, (await refused.ClosedAsync()).Code);
        await JoinFromAsync(server, First, "a");
        await JoinFromAsync(server, Second, "c");

        time.Advance(TimeSpan.FromSeconds(31));
        await JoinFromAsync(server, First, "d");
    }

    [Fact]
    public async Task A_host_opens_as_many_rooms_as_it_likes()
    {
        var server = await StartAsync(BehindProxy(new CloudServerOptions { NewRoomsPerAddress = 1 }));
        foreach (var project in (string[])["a", "b", "c"])
        {
            var host = await ConnectAsync(server, options =>
            {
                From(First)(options);
                options.SetRequestHeader("Authorization", $"Bearer {server.HostKey}");
            });
            await host.HandshakeAsync(project, askForReady: true);
            await host.SnapshotAsync();
        }

        Assert.Equal(3, server.Statistics.Rooms);
    }

    [Fact]
    public async Task A_connection_too_many_ends_before_it_says_a_word()
    {
        var limits = LimitsOf(new CloudServerOptions { ClientsPerAddress = 1 });
        var stays = new TaskCompletionSource();
        var first = AddressGate.GuardAsync(limits, Connection(First), _ => stays.Task);
        var tooMany = Connection(First);
        var ended = new TaskCompletionSource();
        using var ending = tooMany.ConnectionClosed.Register(ended.SetResult);
        var served = 0;

        await AddressGate.GuardAsync(limits, tooMany, _ => Task.FromResult(served++));
        await ended.Task.WaitAsync(CloudSocket.Patience);
        Assert.Equal(0, served);

        stays.SetResult();
        await first;
        await AddressGate.GuardAsync(limits, Connection(First), _ => Task.FromResult(served++));
        Assert.Equal(1, served);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.1.2.3")]
    public void This_machine_and_trusted_proxies_are_not_limited(string address)
    {
        var limits = LimitsOf(new CloudServerOptions { Proxies = Trusting("10.0.0.0/8") });

        Assert.False(limits.IsLimited(IPAddress.Parse(address)));
        Assert.True(limits.IsLimited(IPAddress.Parse(First)));
    }

    [Fact]
    public void Addresses_that_are_gone_are_remembered_for_their_rooms_alone_and_a_bounded_number_of_them()
    {
        var time = new ManualTimeProvider();
        var clock = new ServerClock(time);
        var limits = new AddressLimits(new CloudServerOptions(), clock);
        for (var i = 0; i < AddressLimits.MaxAway + 500; i++)
        {
            var share = limits.TryEnter(new IPAddress(0x0100_0001L + i))!;
            Assert.True(share.TryMakeRoom(clock.Now));
            limits.Leave(share);
        }

        Assert.Equal(AddressLimits.MaxAway, limits.Count);
        limits.Leave(limits.TryEnter(IPAddress.Parse(First))!);
        Assert.Equal(AddressLimits.MaxAway, limits.Count);

        time.Advance(TimeSpan.FromMinutes(1));
        limits.Sweep();
        Assert.Equal(0, limits.Count);
    }

    private static CloudServerOptions BehindProxy(CloudServerOptions options) => options with { Proxies = Trusting("127.0.0.0/8") };

    private static ForwardedHeadersOptions Trusting(string network)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        return options;
    }

    private static Action<ClientWebSocketOptions> From(string address) => options => options.SetRequestHeader("X-Forwarded-For", address);

    private static AddressLimits LimitsOf(CloudServerOptions options) => new(options, new ServerClock(new ManualTimeProvider()));

    private static DefaultConnectionContext Connection(string address) => new() { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 5_000) };

    private async Task JoinFromAsync(CloudServerHost server, string address, string project)
    {
        var client = await ConnectAsync(server, From(address));
        await client.HandshakeAsync(project, askForReady: true);
        await client.SnapshotAsync();
    }

    /// <summary>The place of one that left is free a moment after it is no client any more.</summary>
    private async Task ConnectedAsync(CloudServerHost server, string address)
    {
        using var patience = new CancellationTokenSource(CloudSocket.Patience);
        while (true)
        {
            try
            {
                await ConnectAsync(server, From(address));
                return;
            }
            catch (WebSocketException) when (!patience.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<HttpStatusCode> RefusalAsync(CloudServerHost server, string address)
    {
        using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        From(address)(socket.Options);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.Url, CancellationToken.None));
        return socket.HttpStatusCode;
    }
}
