using System.Net.Sockets;
using System.Runtime.CompilerServices;
using CloudBridge.CloudServer.Limits;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>
/// An upgraded connection that reads through Kestrel and writes straight to the socket, which saves the way through
/// Kestrel's output pipe. It writes directly only once the client has sent something: that proves that Kestrel's
/// answer to the upgrade has left. If anything was written before, Kestrel keeps the writing. All that is read is metered
/// here, as the framework answers pings and joins fragments without showing them.
/// </summary>
internal sealed class DirectStream(Stream kestrel, Socket socket, ReadMeter meter) : Stream
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
        if (!_isDirect || meter.IsOver)
        {
            return ReadInTurnAsync(buffer, cancellationToken);
        }

        var reading = kestrel.ReadAsync(buffer, cancellationToken);
        if (!reading.IsCompletedSuccessfully)
        {
            meter.Rest();
            return buffer.IsEmpty ? reading : CountAsync(reading, buffer);
        }

        var read = reading.Result;
        meter.Read(buffer.Span[..read]);
        return new ValueTask<int>(read);
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

    private async ValueTask<int> ReadInTurnAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (meter.IsOver)
        {
            await meter.TurnAsync().ConfigureAwait(false);
        }

        var read = await CountAsync(kestrel.ReadAsync(buffer, cancellationToken), buffer).ConfigureAwait(false);
        lock (_gate)
        {
            _isDirect = !_isKestrels;
        }

        return read;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> CountAsync(ValueTask<int> reading, Memory<byte> buffer)
    {
        var read = await reading.ConfigureAwait(false);
        meter.Read(buffer.Span[..read]);
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
