using System.Buffers.Binary;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.Reliability.Rows.Malformed;

/// <summary>Writes WebSocket frames that break the rules, and frames that keep them around hostile text. Not safe for threads.</summary>
internal sealed class HostileFrames(Random random, bool masked)
{
    private readonly HostileText _text = new(random);

    /// <summary>A text frame that keeps the rules of WebSockets, as far as its text is UTF-8.</summary>
    public byte[] Text() => FrameMaker.Make(Utf8(_text.Next()), masked);

    /// <summary>A frame that breaks them.</summary>
    public byte[] Broken() => random.Next(12) switch
    {
        0 => FrameMaker.Make("{}"u8, masked, reserved: random.Next(1, 8)),
        1 => FrameMaker.Make("{}"u8, masked, opcode: random.Next(3, 8)),
        2 => FrameMaker.Make("{}"u8, masked, opcode: random.Next(11, 16)),
        3 => Huge(long.MaxValue),
        4 => Huge(-1),
        5 => Huge(int.MaxValue),
        6 => FrameMaker.Make("{}"u8, !masked),
        7 => FrameMaker.Make("p"u8, masked, opcode: 9, isFinal: false),
        8 => FrameMaker.Make(new byte[200], masked, opcode: 9),
        9 => FrameMaker.Make("{}"u8, masked, opcode: 0),
        10 => FrameMaker.Make([3], masked, opcode: 8),
        _ => FrameMaker.MakeInvalidUtf8(masked),
    };

    /// <summary>A request to upgrade that is none.</summary>
    public byte[] BrokenHead() => random.Next(4) switch
    {
        0 => "GET / HTTP/9.9\r\n\r\n"u8.ToArray(),
        1 => "\0\0\0\r\n\r\n"u8.ToArray(),
        2 => System.Text.Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: x\r\nX: {new string('x', 40_000)}\r\n\r\n"),
        _ => "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: no\r\n\r\n"u8.ToArray(),
    };

    private byte[] Huge(long length)
    {
        var frame = new byte[14];
        frame[0] = 0x81;
        frame[1] = (byte)(127 | (masked ? 0x80 : 0));
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(2), length);
        return frame;
    }

    private static byte[] Utf8(byte[] bytes) => System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(bytes));
}
