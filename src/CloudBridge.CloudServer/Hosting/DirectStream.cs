using System.Net.Sockets;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>
/// An upgraded connection that reads through Kestrel and writes straight to the socket, which saves the way through
/// Kestrel's output pipe. It writes directly only once the client has sent something: that proves that Kestrel's
/// answer to the upgrade has left. If anything was written before, Kestrel keeps the writing.
/// </summary>
internal sealed class DirectStream(Stream kestrel, Socket socket) : Stream
{
    private readonly Lock _gate = new();
    private volatile bool _isDirect;
    private bool _isKestrels;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var reading = kestrel.ReadAsync(buffer, cancellationToken);
        return _isDirect ? reading : FirstReadAsync(reading);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_isDirect && LeaveToKestrel())
        {
            return kestrel.WriteAsync(buffer, cancellationToken);
        }

        return SendAllAsync(buffer, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _isDirect ? Task.CompletedTask : kestrel.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            kestrel.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> FirstReadAsync(ValueTask<int> reading)
    {
        var read = await reading.ConfigureAwait(false);
        lock (_gate)
        {
            _isDirect = !_isKestrels;
        }

        return read;
    }

    private bool LeaveToKestrel()
    {
        lock (_gate)
        {
            _isKestrels = !_isDirect;
            return _isKestrels;
        }
    }

    private async ValueTask SendAllAsync(ReadOnlyMemory<byte> rest, CancellationToken cancellationToken)
    {
        do
        {
            rest = rest[await socket.SendAsync(rest, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
        }
        while (!rest.IsEmpty);
    }
}
