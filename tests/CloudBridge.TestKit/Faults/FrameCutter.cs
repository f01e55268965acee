using System.Buffers.Binary;

namespace CloudBridge.TestKit.Faults;

/// <summary>Cuts one direction of a connection into its HTTP head and WebSocket frames, masked or not.</summary>
internal sealed class FrameCutter
{
    private const int MaxHeadBytes = 32 * 1024;
    private const ulong MaxFrameBytes = 64 * 1024 * 1024;
    private byte[] _buffer = new byte[16 * 1024];
    private int _length;
    private PieceKind _next = PieceKind.Head;

    /// <summary>Adds bytes that have come.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes.Length));
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Takes the next whole piece; false while it has not come completely.</summary>
    public bool TryCut(out WirePiece piece)
    {
        var size = _next switch
        {
            PieceKind.Head => HeadSize(),
            PieceKind.Frame => FrameSize(_buffer.AsSpan(0, _length)),
            _ => _length,
        };
        if (size < 0)
        {
            _next = PieceKind.Raw;
            size = _length;
        }

        piece = size > 0 ? new WirePiece(_next, Take(size)) : default;
        if (_next == PieceKind.Head && size > 0)
        {
            _next = Upgrades(piece.Bytes) ? PieceKind.Frame : PieceKind.Raw;
        }

        return size > 0;
    }

    /// <summary>Takes what is left when the stream has ended in the middle of a piece.</summary>
    public WirePiece Rest() => new(PieceKind.Raw, Take(_length));

    /// <summary>The bytes of the frame at the beginning; 0 while unknown or not all there, negative when it cannot be one.</summary>
    internal static int FrameSize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            return 0;
        }

        var mark = bytes[1] & 0x7F;
        var header = 2 + (mark switch { 126 => 2, 127 => 8, _ => 0 }) + ((bytes[1] & 0x80) == 0 ? 0 : 4);
        if (bytes.Length < header)
        {
            return 0;
        }

        var payload = mark switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            127 => BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]),
            _ => (ulong)mark,
        };
        var size = payload > MaxFrameBytes ? -1 : header + (int)payload;
        return size > bytes.Length ? 0 : size;
    }

    private static bool Upgrades(ReadOnlySpan<byte> head) =>
        head.StartsWith("GET "u8) || head.StartsWith("HTTP/1.1 101"u8);

    private int HeadSize()
    {
        var end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8);
        return end >= 0 ? end + 4 : _length > MaxHeadBytes ? -1 : 0;
    }

    private byte[] Take(int size)
    {
        var bytes = _buffer[..size];
        _buffer.AsSpan(size, _length - size).CopyTo(_buffer);
        _length -= size;
        return bytes;
    }
}
