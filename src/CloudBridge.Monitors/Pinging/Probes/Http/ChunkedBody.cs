using System.Buffers.Text;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>A body in chunks. What follows the last chunk is not looked at.</summary>
internal sealed class ChunkedBody : IBodyDecoder
{
    private const int MaxSizeLine = 256;
    private const int MaxSizeDigits = 15;
    private readonly byte[] _line = new byte[MaxSizeLine];
    private int _lineLength;
    private long _left;
    private bool _isAfterChunk;

    public bool IsComplete { get; private set; }

    public bool EndsWithConnection => false;

    public int Decode(ReadOnlySpan<byte> wire, Span<byte> room, out int taken)
    {
        var length = wire.Length;
        var written = 0;
        while (!wire.IsEmpty && !IsComplete && written < room.Length)
        {
            if (_left == 0)
            {
                TakeByte(wire[0]);
                wire = wire[1..];
                continue;
            }

            var count = (int)Math.Min(Math.Min(wire.Length, room.Length - written), _left);
            wire[..count].CopyTo(room[written..]);
            wire = wire[count..];
            written += count;
            _left -= count;
            _isAfterChunk = true;
        }

        taken = length - wire.Length;
        return written;
    }

    private static ProbeFailedException Bad() => new(CheckOutcome.BadAnswer, "the answer comes in chunks that are none");

    private void TakeByte(byte value)
    {
        if (value != '\n')
        {
            _line[_lineLength++] = _lineLength < MaxSizeLine - 1 ? value : throw Bad();
            return;
        }

        var line = _line.AsSpan(0, _lineLength).TrimEnd((byte)'\r');
        _lineLength = 0;
        if (_isAfterChunk)
        {
            _isAfterChunk = line.IsEmpty ? false : throw Bad();
            return;
        }

        _left = ReadSize(line);
        IsComplete = _left == 0;
    }

    private static long ReadSize(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)';');
        var digits = (end < 0 ? line : line[..end]).Trim(" \t"u8);
        return digits.Length is > 0 and <= MaxSizeDigits && Utf8Parser.TryParse(digits, out long size, out var read, 'x') && read == digits.Length
            ? size
            : throw Bad();
    }
}
