using System.Buffers;
using System.Text;
using CloudBridge.Diagnostics;
using CloudBridge.Protocol.Frames;
using CloudBridge.Tests.Downlink;

namespace CloudBridge.Benchmarks.Wire;

/// <summary>Outboxes of a project on Scratch, and the values that come out of them.</summary>
internal static class Outboxes
{
    /// <summary>One whose last parts do not wait and that repeats nothing, where nothing gets lost, unless the options say otherwise.</summary>
    public static Outbox Create(TimeProvider clock, RequestOptions? options = null) => new(
        [.. Enumerable.Range(1, 9).Select(number => new SetFrame(Encoding.UTF8.GetBytes(CloudNames.WithPrefix($"FROM_HOST_{number}")), "host"u8, "demo"u8))],
        options ?? new RequestOptions { LastPartWait = TimeSpan.Zero, RepeatsWhenIdle = 0 },
        clock,
        new BridgeMetrics(),
        Simulation.ValueLength);

    /// <summary>One value, or none.</summary>
    public static IEnumerable<byte[]> Take(Outbox outbox, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        if (outbox.Take(output, 1, int.MaxValue) == 0)
        {
            return [];
        }

        outbox.Confirm();
        return [ValueIn(output.WrittenSpan.ToArray())];
    }

    private static byte[] ValueIn(byte[] text)
    {
        var frames = new FrameReader(text);
        frames.TryRead(out var frame);
        return frame.Value.Bytes.ToArray();
    }
}
