using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Messages;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.CloudServer.Tests.Limits;

public sealed class FloodTests : ServerTest
{
    private const int Ping = 9;

    // The sweeper's, and that of a client whose reading is held back.
    private const int TimersWhileHeldBack = 2;

    private static readonly CloudServerOptions TenASecond = new() { ClientMessagesPerSecond = 10 };

    public static TheoryData<string, byte[]> Floods => new()
    {
        { "sets", Repeat(RawCloudClient.Set("a", "1"), 1_000) },
        { "pings", Repeat(FrameMaker.Make([], masked: true, Ping), 1_000) },
        { "fragments", [.. FrameMaker.Make("{"u8, masked: true, isFinal: false), .. Repeat(FrameMaker.Make(" "u8, masked: true, opcode: 0, isFinal: false), 1_000)] },
        { "lines in one message", FrameMaker.Make(Repeat("{\"method\":\"set\",\"name\":\"x\",\"value\":\"1\"}\n"u8.ToArray(), 1_000), masked: true) },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task A_client_that_sends_too_much_for_too_long_is_closed_with_1008(string what, byte[] flood)
    {
        Assert.NotEmpty(what);
        var time = new ManualTimeProvider();
        using var log = new RecordingLoggerFactory();
        var server = await StartAsync(TenASecond, time, log);
        using var patience = new CancellationTokenSource(CloudSocket.Patience);
        using var client = await RawCloudClient.ConnectAsync(server.Url, patience.Token);
        await client.SendAsync(RawCloudClient.Handshake("flood"), patience.Token);
        await client.SendAsync(flood, patience.Token);
        while (!IsClosing(log, CloseReason.TooFast))
        {
            await Patience.WaitAsync(time.WhenTimersAsync(TimersWhileHeldBack));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(CloseReason.TooFast.Code, await client.ClosedAsync(patience.Token));
        await LeaveAsync(client, server, time);
    }

    [Fact]
    public async Task What_is_too_much_waits_and_comes_as_fast_as_allowed()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(TenASecond, time);
        var other = await JoinAsync(server, "flood");
        using var patience = new CancellationTokenSource(CloudSocket.Patience);
        using var client = await RawCloudClient.ConnectAsync(server.Url, patience.Token);
        await client.SendAsync(RawCloudClient.Handshake("flood"), patience.Token);
        for (var i = 0; i < 100; i++)
        {
            await client.SendAsync(RawCloudClient.Set("a", $"{i}"), patience.Token);
        }

        for (var i = 0; i < 100; i++)
        {
            var next = other.NextAsync();
            while (!next.IsCompleted)
            {
                await Patience.WaitAsync(Task.WhenAny(next, time.WhenTimersAsync(TimersWhileHeldBack)));
                time.Advance(next.IsCompleted ? TimeSpan.Zero : TimeSpan.FromMilliseconds(50));
            }

            Assert.Equal($"{i}", (await next).Value);
        }

        Assert.True(time.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) > TimeSpan.FromSeconds(4));
        await LeaveAsync(client, server, time);
    }

    [Fact]
    public async Task A_host_may_send_as_much_as_it_likes()
    {
        var server = await StartAsync(TenASecond, new ManualTimeProvider());
        var other = await JoinAsync(server);
        var host = await ConnectAsync(server, options => options.SetRequestHeader("Authorization", $"Bearer {server.HostKey}"));
        await host.HandshakeAsync();

        for (var i = 0; i < 500; i++)
        {
            await host.SetAsync("a", $"{i}");
        }

        for (var i = 0; i < 500; i++)
        {
            Assert.Equal($"{i}", (await other.NextAsync()).Value);
        }
    }

    [Fact]
    public async Task While_one_sends_without_end_others_have_their_turn()
    {
        var server = await StartAsync(new CloudServerOptions { ClientMessagesPerSecond = 0, ClientBytesPerSecond = 0 });
        var (one, two) = (await JoinAsync(server, "others"), await JoinAsync(server, "others"));
        using var patience = new CancellationTokenSource(CloudSocket.Patience);
        using var flooding = new CancellationTokenSource();
        using var client = await RawCloudClient.ConnectAsync(server.Url, patience.Token);
        await client.SendAsync(RawCloudClient.Handshake("flood"), patience.Token);
        var flood = FloodAsync(client, Repeat(RawCloudClient.Set("a", "1"), 10_000), flooding.Token);

        // Every exchange has its own patience, which the whole flood would have to outlast.
        for (var i = 0; i < 100; i++)
        {
            await one.SetAsync("b", $"{i}");
            Assert.Equal($"{i}", (await two.NextAsync().WaitAsync(TimeSpan.FromSeconds(2))).Value);
        }

        Assert.False(flood.IsCompleted);
        await flooding.CancelAsync();
        await flood;
    }

    /// <summary>A server stops when its clients are gone, and one that is held back is found to be gone when it may read on.</summary>
    private static async Task LeaveAsync(RawCloudClient client, CloudServerHost server, ManualTimeProvider time)
    {
        var others = server.Statistics.Connections - 1;
        client.Dispose();
        await UntilAsync(server, statistics =>
        {
            // The clock runs ahead of everybody, so the others may be given up as well between two looks.
            time.Advance(TimeSpan.FromSeconds(1));
            return statistics.Connections <= others;
        });
    }

    private static async Task FloodAsync(RawCloudClient client, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await client.SendAsync(bytes, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private static byte[] Repeat(byte[] frame, int times) => [.. Enumerable.Repeat(frame, times).SelectMany(bytes => bytes)];
}
