using System.Buffers.Binary;

namespace CloudBridge.TestKit.Faults;

/// <summary>Makes WebSocket frames, also those that nobody should send.</summary>
public static class FrameMaker
{
    /// <summary>The opcode of a text frame.</summary>
    public const int Text = 1;

    private static ReadOnlySpan<byte> Key => [0x37, 0xFA, 0x21, 0x3D];

    /// <summary>Makes one frame.</summary>
    /// <param name="payload">What it carries.</param>
    /// <param name="masked">True for one from a client.</param>
    /// <param name="opcode">0 to 15.</param>
    /// <param name="isFinal">False when more frames of the message follow.</param>
    /// <param name="reserved">The three reserved bits, 0 to 7.</param>
    public static byte[] Make(ReadOnlySpan<byte> payload, bool masked, int opcode = Text, bool isFinal = true, int reserved = 0)
    {
        var frame = new byte[14 + payload.Length];
        frame[0] = (byte)((isFinal ? 0x80 : 0) | (reserved << 4) | opcode);
        var length = WriteLength(frame, payload.Length, masked);
        if (masked)
        {
            Key.CopyTo(frame.AsSpan(length));
            length += Key.Length;
        }

        for (var i = 0; i < payload.Length; i++)
        {
            frame[length + i] = (byte)(payload[i] ^ (masked ? Key[i % Key.Length] : 0));
        }

        return frame[..(length + payload.Length)];
    }

    /// <summary>A text frame of spaces, which are harmless wherever they are let in.</summary>
    public static byte[] MakeLong(int bytes, bool masked)
    {
        var payload = new byte[bytes];
        payload.AsSpan().Fill((byte)' ');
        return Make(payload, masked);
    }

    /// <summary>A set whose value is not UTF-8.</summary>
    public static byte[] MakeInvalidUtf8(bool masked) =>
        Make([.. "{\"method\":\"set\",\"name\":\""u8, 0xE2, 0x98, 0x81, .. " x\",\"value\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}\n"u8], masked);

    private static int WriteLength(Span<byte> frame, int length, bool masked)
    {
        var mask = masked ? 0x80 : 0;
        if (length < 126)
        {
            frame[1] = (byte)(mask | length);
            return 2;
        }

        if (length <= ushort.MaxValue)
        {
            frame[1] = (byte)(mask | 126);
            BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)length);
            return 4;
        }

        frame[1] = (byte)(mask | 127);
        BinaryPrimitives.WriteUInt64BigEndian(frame[2..], (ulong)length);
        return 10;
    }
}
