namespace CloudBridge.Storage.Lines;

/// <summary>Reads a stream, and then some bytes.</summary>
internal sealed class JoinedStream(Stream first, byte[] rest) : Stream
{
    private int _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) =>
        first.Read(buffer, offset, count) is > 0 and var read ? read : Rest(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await first.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read ? read : Rest(buffer.Span);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private int Rest(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, rest.Length - _given);
        rest.AsSpan(_given, length).CopyTo(buffer);
        _given += length;
        return length;
    }
}
