using System.Net.Sockets;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>A connection without TLS.</summary>
internal sealed class PlainConnection(Socket socket) : IProbeConnection
{
    public DateTimeOffset? CertificateEndsAt => null;

    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var sent = await socket.SendAsync(bytes, cancellationToken).ConfigureAwait(false);
            bytes = bytes[sent..];
        }
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        socket.ReceiveAsync(buffer, cancellationToken);

    public void Dispose() => socket.Dispose();
}
