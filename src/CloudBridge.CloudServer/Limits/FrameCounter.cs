namespace CloudBridge.CloudServer.Limits;

/// <summary>
/// Counts the WebSocket frames in the bytes that a client sends, pings and fragments too, wherever a read happens to cut
/// them. Each is work, and the framework shows only whole messages. Bytes that are no frames are left to the framework to
/// refuse.
/// </summary>
internal struct FrameCounter
{
    private const int ShortHead = 2;
    private const int MaskBytes = 4;
    private ulong _payload;
    private ulong _length;
    private int _head;
    private int _headBytes;
    private bool _isMasked;

    /// <summary>Counts the frames whose head ends in these bytes.</summary>
    public int Count(ReadOnlySpan<byte> bytes)
    {
        var frames = 0;
        while (!bytes.IsEmpty)
        {
            if (_payload > 0)
            {
                var skipped = (int)Math.Min(_payload, (ulong)bytes.Length);
                _payload -= (ulong)skipped;
                bytes = bytes[skipped..];
                continue;
            }

            frames += TakeHead(bytes[0]) ? 1 : 0;
            bytes = bytes[1..];
        }

        return frames;
    }

    /// <summary>Takes one byte of a frame's head; true when it was the last.</summary>
    private bool TakeHead(byte next)
    {
        _head++;
        if (_head == ShortHead)
        {
            StartLength(next);
        }
        else if (_head > ShortHead && _head <= _headBytes)
        {
            _length = (_length << 8) | next;
        }

        if (_head < ShortHead || _head < _headBytes + (_isMasked ? MaskBytes : 0))
        {
            return false;
        }

        (_payload, _head) = (_length, 0);
        return true;
    }

    private void StartLength(byte next)
    {
        const int Mask = 0x80;
        _isMasked = (next & Mask) != 0;
        var length = next & ~Mask;
        _headBytes = ShortHead + (length switch { 126 => 2, 127 => 8, _ => 0 });
        _length = _headBytes == ShortHead ? (ulong)length : 0;
    }
}
