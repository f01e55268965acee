using CloudBridge.TestKit;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.Tests.Faults;

/// <summary>The faults that know frames hit whole frames, wherever the stream was cut.</summary>
public class FrameFaultTests
{
    private static readonly byte[] First = FrameMaker.Make("first"u8, masked: true);
    private static readonly byte[] Second = FrameMaker.Make(new byte[300], masked: true);
    private static readonly byte[] Pong = FrameMaker.Make("p"u8, masked: true, opcode: 10);

    [Fact]
    public async Task Half_a_frame_passes_and_then_the_stream_ends()
    {
        await using var pair = await OpenAsync(FaultKind.HalfFrame);
        await pair.Client.SendAsync(First);
        Assert.Equal(First[..(First.Length / 2)], (await ProxiedPair.ReadToEndAsync(pair.Server)).Bytes);
        Assert.Equal(FaultKind.HalfFrame, pair.Connection.EndedBy);
    }

    [Fact]
    public async Task One_data_frame_passes_twice_and_no_pong_does() =>
        Assert.Equal((byte[])[.. Pong, .. First, .. First, .. Second], await PassAsync(FaultKind.DuplicateFrame, Pong, First, Second));

    [Fact]
    public async Task Pongs_are_swallowed_and_nothing_else_is() =>
        Assert.Equal((byte[])[.. First, .. Second], await PassAsync(FaultKind.SwallowPong, Pong, First, Pong, Second, Pong));

    [Fact]
    public async Task A_frame_longer_than_a_mebibyte_is_put_in_whole()
    {
        var passed = await PassAsync(FaultKind.Oversize, First);
        Assert.Equal(First, passed[^First.Length..]);
        Assert.Equal(FrameMaker.MakeLong((1024 * 1024) + 1, masked: true), passed[..^First.Length]);
    }

    [Fact]
    public async Task Invalid_text_is_put_between_frames() =>
        Assert.Equal((byte[])[.. FrameMaker.MakeInvalidUtf8(masked: true), .. First], await PassAsync(FaultKind.InvalidUtf8, First));

    [Fact]
    public async Task A_frame_fault_waits_for_the_bytes_it_was_told()
    {
        await using var pair = await OpenAsync(FaultKind.DuplicateFrame, afterBytes: First.Length);
        await pair.Client.SendAsync((byte[])[.. First, .. Second]);
        await ReadAsync(pair, [.. First, .. Second, .. Second]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Frames_are_cut_right_however_they_arrive(int size)
    {
        await using var pair = await OpenAsync(FaultKind.SwallowPong);
        foreach (var chunk in ((byte[])[.. Second, .. Pong, .. First]).Chunk(size))
        {
            await pair.Client.SendAsync(chunk);
        }

        await ReadAsync(pair, [.. Second, .. First]);
    }

    [Fact]
    public async Task A_script_picks_the_same_faults_for_the_same_seed_and_names_it_when_all_is_over()
    {
        var first = new FaultScript(42);
        var second = new FaultScript(42);
        Assert.Equal(Enumerable.Range(0, 50).Select(_ => first.Next()), Enumerable.Range(0, 50).Select(_ => second.Next()));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => first.GuardAsync(() => throw new IOException("gone")));
        Assert.Equal("Failed with seed 42: gone", error.Message);
    }

    [Fact]
    public async Task A_script_breaks_the_connections_it_finds()
    {
        var clock = new ManualTimeProvider();
        await using var pair = await ProxiedPair.OpenAsync();
        using var stop = new CancellationTokenSource();
        var running = new FaultScript(1, FaultKind.AcceptThenClose).RunAsync(pair.Proxy, TimeSpan.FromSeconds(1), clock, stop.Token);
        while (!pair.Connection.ClientEnded.IsCompleted)
        {
            await Patience.WaitAsync(clock.WhenTimersAsync(1));
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(pair.Client.SendAsync(new byte[100]));
        }

        await stop.CancelAsync();
        Assert.InRange(await Patience.WaitAsync(running), 1, int.MaxValue);
    }

    private static async Task<ProxiedPair> OpenAsync(FaultKind kind, int afterBytes = 0)
    {
        var pair = await ProxiedPair.OpenAsync();
        await pair.UpgradeAsync();
        pair.Proxy.Apply(new Fault(kind, FaultDirection.ToTarget) { AfterBytes = afterBytes });
        return pair;
    }

    /// <summary>Sends frames from the client and returns what reaches the server.</summary>
    private static async Task<byte[]> PassAsync(FaultKind kind, params byte[][] frames)
    {
        await using var pair = await OpenAsync(kind);
        foreach (var frame in frames)
        {
            await pair.Client.SendAsync(frame);
        }

        pair.Client.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        return (await ProxiedPair.ReadToEndAsync(pair.Server)).Bytes;
    }

    private static async Task ReadAsync(ProxiedPair pair, byte[] expected) =>
        Assert.Equal(expected, await ProxiedPair.ReadAsync(pair.Server, expected.Length));
}
