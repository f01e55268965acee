namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>The body of an answer as it was before it was cut into chunks, as a stream, so that it can be unpacked.</summary>
/// <param name="body">Where it comes from.</param>
/// <param name="decoder">How it is cut.</param>
/// <param name="maxWireBytes">How much is read from the wire at most.</param>
internal sealed class BodyStream(IHttpResponseBody body, IBodyDecoder decoder, int maxWireBytes) : Stream
{
    private ReadOnlyMemory<byte> _wire;
    private int _onWire;
    private int? _peeked;

    /// <summary>True when the limit has ended it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True when all of it has been read.</summary>
    public bool IsComplete => decoder.IsComplete;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first byte, which stays to be read; -1 when there is none.</summary>
    public async ValueTask<int> PeekAsync(CancellationToken cancellationToken)
    {
        var first = new byte[1];
        if (_peeked is null && await ReadAsync(first, cancellationToken).ConfigureAwait(false) > 0)
        {
            _peeked = first[0];
        }

        return _peeked ?? -1;
    }

    /// <exception cref="ProbeFailedException">The body is cut off, or its chunks are none.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_peeked is { } first)
        {
            buffer.Span[0] = (byte)first;
            _peeked = null;
            return 1;
        }

        while (!decoder.IsComplete)
        {
            if (_wire.IsEmpty && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            var written = decoder.Decode(_wire.Span, buffer.Span, out var taken);
            _wire = _wire[taken..];
            if (written > 0)
            {
                return written;
            }
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_onWire >= maxWireBytes)
        {
            IsCut = true;
            return false;
        }

        _wire = await body.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        _onWire += _wire.Length;
        if (_wire.IsEmpty && !decoder.EndsWithConnection)
        {
            throw new ProbeFailedException(CheckOutcome.BadAnswer, "the answer breaks off");
        }

        return !_wire.IsEmpty;
    }
}
