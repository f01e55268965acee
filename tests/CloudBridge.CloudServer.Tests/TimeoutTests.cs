using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.CloudServer.Tests;

public sealed class TimeoutTests : ServerTest
{
    private const byte PingByte = 0x89;

    [Fact]
    public async Task A_client_without_a_handshake_is_closed_after_the_deadline()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(time: time);
        var member = await JoinAsync(server);
        var silent = await ConnectAsync(server);
        await UntilAsync(server, statistics => statistics.Connections == 2);

        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(4000, (await silent.ClosedAsync()).Code);
        var other = await JoinAsync(server);
        await other.SetAsync("still", "1");
        Assert.Equal("☁ still", (await member.NextAsync()).Name);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_ends_neither_the_sweeping_nor_the_server()
    {
        var time = new ManualTimeProvider();
        using var log = new BrokenLog();
        var server = await StartAsync(time: time, log: log);
        var silent = new List<CloudSocket>();
        for (var i = 1; i <= 3; i++)
        {
            silent.Add(await ConnectAsync(server));
            await UntilAsync(server, statistics => statistics.Connections == i);
        }

        log.IsBroken = true;
        time.Advance(TimeSpan.FromSeconds(31));
        foreach (var socket in silent)
        {
            Assert.Equal(4000, (await socket.ClosedAsync()).Code);
        }

        time.Advance(TimeSpan.FromSeconds(6));
        await UntilAsync(server, statistics => statistics.Connections == 0);
        log.IsBroken = false;
    }

    [Fact]
    public async Task A_handshake_just_in_time_is_taken()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(time: time);
        var slow = await ConnectAsync(server);
        await UntilAsync(server, statistics => statistics.Connections == 1);

        time.Advance(TimeSpan.FromSeconds(29));
        await slow.HandshakeAsync(askForReady: true);
        Assert.Empty(await slow.SnapshotAsync());
        time.Advance(TimeSpan.FromMinutes(5));

        var other = await JoinAsync(server);
        await other.SetAsync("a", "1");
        Assert.Equal("1", (await slow.NextAsync()).Value);
    }

    [Fact]
    public async Task A_client_that_does_not_answer_a_close_is_dropped()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(time: time);
        await ConnectAsync(server);
        await UntilAsync(server, statistics => statistics.Connections == 1);

        time.Advance(TimeSpan.FromSeconds(31));
        time.Advance(TimeSpan.FromSeconds(6));

        await UntilAsync(server, statistics => statistics.Connections == 0);
    }

    [Fact]
    public async Task An_empty_room_keeps_its_values_for_an_hour()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(time: time);
        await FillAndLeaveAsync(server, "kept");

        time.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal(1, server.Statistics.Rooms);
        var back = await ConnectAsync(server);
        await back.HandshakeAsync("kept", askForReady: true);
        Assert.Equal("7", Assert.Single(await back.SnapshotAsync()).Value);
    }

    [Fact]
    public async Task An_empty_room_is_forgotten_after_an_hour()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(time: time);
        await FillAndLeaveAsync(server, "lost");

        time.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(0, server.Statistics.Rooms);
        var back = await ConnectAsync(server);
        await back.HandshakeAsync("lost", askForReady: true);
        Assert.Empty(await back.SnapshotAsync());
    }

    [Fact]
    public async Task A_room_with_a_client_in_it_is_never_forgotten()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(time: time);
        var member = await JoinAsync(server);
        var other = await JoinAsync(server);
        await member.SetAsync("a", "7");
        await other.NextAsync();

        time.Advance(TimeSpan.FromHours(5));

        var late = await ConnectAsync(server);
        await late.HandshakeAsync(askForReady: true);
        Assert.Equal("7", Assert.Single(await late.SnapshotAsync()).Value);
    }

    [Fact]
    public async Task A_client_that_does_not_answer_pings_is_dropped()
    {
        var server = await StartAsync(new CloudServerOptions { PingInterval = TimeSpan.FromSeconds(1) });
        using var deaf = new TcpClient();
        await deaf.ConnectAsync(server.Url.Host, server.Url.Port);
        var stream = deaf.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));

        var received = await ReadToEndAsync(stream);

        Assert.Contains(PingByte, received);
        await UntilAsync(server, statistics => statistics.Connections == 0);
    }

    [Fact]
    public async Task A_ping_comes_no_later_than_its_interval()
    {
        var server = await StartAsync(new CloudServerOptions { PingInterval = TimeSpan.FromSeconds(4) });
        using var patience = new CancellationTokenSource(CloudSocket.Patience);
        using var client = await RawCloudClient.ConnectAsync(server.Url, patience.Token);
        var began = Stopwatch.GetTimestamp();

        Assert.Equal(PingByte & 0x0F, (await client.NextAsync(patience.Token)).Opcode);

        // The framework's own way would be a second late.
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 1, 4.5);
    }

    private static async Task<byte[]> ReadToEndAsync(NetworkStream stream)
    {
        using var received = new MemoryStream();
        using var patience = new CancellationTokenSource(CloudSocket.Patience);
        try
        {
            await stream.CopyToAsync(received, patience.Token);
        }
        catch (IOException)
        {
            // The server reset the connection, which is an end as well.
        }

        return received.ToArray();
    }

    private async Task FillAndLeaveAsync(CloudServerHost server, string project)
    {
        var client = await JoinAsync(server, project);
        await client.SetAsync("a", "7");
        await client.CloseAsync();
        await UntilAsync(server, statistics => statistics.Connections == 0);
    }
}
