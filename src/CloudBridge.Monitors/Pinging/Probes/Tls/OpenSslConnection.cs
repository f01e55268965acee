using System.Buffers;
using System.Net.Sockets;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>A socket with a TLS session over it.</summary>
internal sealed class OpenSslConnection(Socket socket, OpenSslSession session) : IProbeConnection
{
    private const int BufferBytes = 8 * 1024;
    private const int MaxReceivedBytes = 1024 * 1024;
    private readonly PlainConnection _wire = new(socket);
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _received;
    private bool _isDisposed;

    public DateTimeOffset? CertificateEndsAt { get; private set; }

    /// <summary>Shakes hands. The last bytes of it leave together with the first ones that are sent.</summary>
    public async ValueTask HandshakeAsync(CancellationToken cancellationToken)
    {
        while (!session.TryHandshake())
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new TlsFailedException("The peer ended the handshake.") { Why = TlsReasons.Ended };
            }
        }

        CertificateEndsAt = session.CertificateEndsAt;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        session.Write(bytes.Span);
        return FlushAsync(cancellationToken);
    }

    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var count = session.Read(buffer.Span);
            if (count >= 0)
            {
                return count;
            }

            await FlushAsync(cancellationToken).ConfigureAwait(false);
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return 0;
            }
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        session.Dispose();
        _wire.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        while (session.Drain(_buffer) is var count and > 0)
        {
            await _wire.SendAsync(_buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        var count = await _wire.ReceiveAsync(_buffer, cancellationToken).ConfigureAwait(false);
        _received += count;
        if (_received > MaxReceivedBytes)
        {
            throw new TlsFailedException("The peer sends more than a check reads.");
        }

        session.Feed(_buffer.AsSpan(0, count));
        return count > 0;
    }
}
