using System.Net;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.Tests.Faults;

/// <summary>Every fault does what it says, and nothing else happens to the bytes.</summary>
public class FaultProxyTests
{
    [Fact]
    public async Task Without_faults_every_byte_passes_in_both_directions()
    {
        await using var pair = await ProxiedPair.OpenAsync();
        var payload = new byte[100_000];
        new Random(1).NextBytes(payload);
        var bytes = FrameMaker.Make(payload, masked: true);
        await pair.UpgradeAsync();
        var sending = pair.Client.SendAsync(bytes.AsMemory());
        Assert.Equal(bytes, await ProxiedPair.ReadAsync(pair.Server, bytes.Length));
        await sending;
        var back = FrameMaker.Make("back"u8, masked: false);
        await pair.Server.SendAsync(back);
        Assert.Equal(back, await ProxiedPair.ReadAsync(pair.Client, back.Length));
    }

    [Fact]
    public async Task The_end_of_one_side_ends_the_other()
    {
        await using var pair = await ProxiedPair.OpenAsync();
        pair.Client.Dispose();
        Assert.Empty((await ProxiedPair.ReadToEndAsync(pair.Server)).Bytes);
        await Patience.WaitAsync(pair.Connection.ClientEnded);
        pair.Server.Dispose();
        await Patience.WaitAsync(pair.Connection.Ended);
        Assert.Null(pair.Connection.EndedBy);
    }

    [Fact]
    public async Task A_reset_is_seen_by_both_sides()
    {
        await using var pair = await ProxiedPair.OpenAsync();
        pair.Proxy.BreakAll(FaultKind.Reset);
        Assert.True((await ProxiedPair.ReadToEndAsync(pair.Client)).IsReset);
        Assert.True((await ProxiedPair.ReadToEndAsync(pair.Server)).IsReset);
        Assert.Equal(FaultKind.Reset, pair.Connection.EndedBy);
        await Patience.WaitAsync(pair.Connection.Ended);
        Assert.Empty(pair.Proxy.Connections);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(25)]
    public async Task A_close_at_byte_k_lets_exactly_k_bytes_pass(int k)
    {
        await using var pair = await ProxiedPair.OpenAsync();
        await pair.UpgradeAsync();
        pair.Proxy.Apply(new Fault(FaultKind.Close, FaultDirection.ToClient) { AfterBytes = k });
        var frames = (byte[])[.. FrameMaker.Make("0123456789"u8, masked: false), .. FrameMaker.Make("0123456789abcdef"u8, masked: false)];
        await pair.Server.SendAsync(frames);
        var (bytes, isReset) = await ProxiedPair.ReadToEndAsync(pair.Client);
        Assert.False(isReset);
        Assert.Equal(frames[..k], bytes);
        Assert.Equal(FaultKind.Close, pair.Connection.EndedBy);
    }

    [Fact]
    public async Task A_black_hole_swallows_bytes_and_the_end_but_keeps_the_sockets()
    {
        await using var pair = await ProxiedPair.OpenAsync();
        pair.Proxy.BreakAll(FaultKind.BlackHole);
        await pair.Client.SendAsync("lost\r\n\r\n"u8.ToArray());
        pair.Client.Dispose();
        await Patience.WaitAsync(pair.Connection.ClientEnded);
        await pair.Server.SendAsync("lost"u8.ToArray());
        Assert.Equal(0, pair.Server.Available);
        Assert.Equal((0, 0), (pair.Connection.BytesToTarget, pair.Connection.BytesToClient));
        Assert.False(pair.Connection.Ended.IsCompleted);
    }

    [Fact]
    public async Task A_slow_close_swallows_bytes_and_then_ends_both_sides()
    {
        var clock = new ManualTimeProvider();
        await using var pair = await ProxiedPair.OpenAsync(time: clock);
        pair.Proxy.Apply(new Fault(FaultKind.SlowClose) { Delay = TimeSpan.FromSeconds(5) });
        await pair.Client.SendAsync("lost\r\n\r\n"u8.ToArray());
        Assert.False(pair.Connection.ClientEnded.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty((await ProxiedPair.ReadToEndAsync(pair.Client)).Bytes);
        Assert.Empty((await ProxiedPair.ReadToEndAsync(pair.Server)).Bytes);
    }

    [Fact]
    public async Task A_latency_keeps_bytes_back_for_its_time()
    {
        var clock = new ManualTimeProvider();
        await using var pair = await ProxiedPair.OpenAsync(time: clock);
        await pair.UpgradeAsync();
        pair.Proxy.Apply(new Fault(FaultKind.Latency, FaultDirection.ToTarget) { Delay = TimeSpan.FromSeconds(3) });
        var frame = FrameMaker.Make("late"u8, masked: true);
        await pair.Client.SendAsync(frame);
        await Patience.WaitAsync(clock.WhenTimersAsync(1));
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(0, pair.Server.Available);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(frame, await ProxiedPair.ReadAsync(pair.Server, frame.Length));
    }

    [Theory]
    [InlineData(FaultKind.Slice, 3, 1000)]
    [InlineData(FaultKind.Bandwidth, 150, 20)]
    public async Task Slices_and_a_narrow_line_bring_all_bytes_a_few_at_a_time(FaultKind kind, int size, int pause)
    {
        var clock = new ManualTimeProvider();
        await using var pair = await ProxiedPair.OpenAsync(time: clock);
        await pair.UpgradeAsync();
        var before = pair.Connection.BytesToTarget;
        pair.Proxy.Apply(new Fault(kind) { Size = size, Delay = TimeSpan.FromSeconds(1) });
        var frame = FrameMaker.Make("0123456789"u8, masked: true);
        await pair.Client.SendAsync(frame);
        var pieces = 0;
        for (var length = 0; length < frame.Length; pieces++)
        {
            await Patience.WaitAsync(clock.WhenTimersAsync(1));
            length = (int)(pair.Connection.BytesToTarget - before);
            clock.Advance(TimeSpan.FromMilliseconds(pause));
        }

        Assert.Equal(frame, await ProxiedPair.ReadAsync(pair.Server, frame.Length));
        Assert.Equal((frame.Length + 2) / 3, pieces);
    }

    [Fact]
    public async Task A_connection_is_accepted_and_closed()
    {
        await using var pair = await ProxiedPair.StartAsync();
        pair.Proxy.Apply(new Fault(FaultKind.AcceptThenClose), FaultScope.New);
        await pair.ConnectAsync();
        Assert.Empty((await ProxiedPair.ReadToEndAsync(pair.Client)).Bytes);
        Assert.Equal(1, pair.Proxy.Refused);
        Assert.Empty(pair.Proxy.Accepted.Items);
    }

    [Fact]
    public async Task A_connection_is_closed_after_its_upgrade()
    {
        await using var pair = await ProxiedPair.OpenAsync(new Fault(FaultKind.CloseAfterUpgrade));
        await pair.UpgradeAsync();
        Assert.Empty((await ProxiedPair.ReadToEndAsync(pair.Client)).Bytes);
        Assert.Equal(FaultKind.CloseAfterUpgrade, pair.Connection.EndedBy);
    }

    [Fact]
    public async Task Cleared_faults_do_not_happen_any_more()
    {
        await using var pair = await ProxiedPair.OpenAsync(new Fault(FaultKind.BlackHole) { AfterBytes = 40 });
        await pair.UpgradeAsync();
        pair.Proxy.Clear();
        var frame = FrameMaker.Make(new byte[100], masked: true);
        await pair.Client.SendAsync(frame);
        Assert.Equal(frame, await ProxiedPair.ReadAsync(pair.Server, frame.Length));
    }

    [Fact]
    public async Task A_proxy_listens_on_the_loopback_address_it_is_given()
    {
        await using var proxy = await FaultProxy.StartAsync(new Uri("ws://127.0.0.1:9/"), address: IPAddress.Parse("127.0.0.7"));
        Assert.Equal("127.0.0.7", proxy.Url.Host);
    }
}
