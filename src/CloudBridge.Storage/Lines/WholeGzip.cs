using System.IO.Compression;

namespace CloudBridge.Storage.Lines;

/// <summary>
/// Unpacks a gzip file and notices when it is not whole, which the framework takes for its end. A last part of our own is
/// put behind the file: only when everything before it was whole does it come out.
/// </summary>
internal sealed class WholeGzip(Stream file) : Stream
{
    private static readonly byte[] Mark = Guid.NewGuid().ToByteArray();
    private static readonly byte[] End = Pack(Mark);

    private readonly GZipStream _content = new(new JoinedStream(file, End), CompressionMode.Decompress);
    private byte[] _piece = [];
    private int _held;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="InvalidDataException">The file is damaged, or ends too soon.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_piece.Length < buffer.Length + Mark.Length)
        {
            Array.Resize(ref _piece, buffer.Length + Mark.Length);
        }

        while (await _content.ReadAsync(_piece.AsMemory(_held, buffer.Length), cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            // The last bytes are held back: they may be the mark.
            var length = _held + read;
            _held = Math.Min(length, Mark.Length);
            var given = length - _held;
            _piece.AsSpan(0, given).CopyTo(buffer.Span);
            _piece.AsSpan(given, _held).CopyTo(_piece);
            if (given > 0)
            {
                return given;
            }
        }

        return buffer.IsEmpty || _piece.AsSpan(0, _held).SequenceEqual(Mark)
            ? 0
            : throw new InvalidDataException("It ends too soon, or something else stands behind its end.");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        _content.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
