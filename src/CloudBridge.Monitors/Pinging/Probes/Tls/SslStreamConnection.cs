using System.Net.Security;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>A connection that the framework has secured.</summary>
internal sealed class SslStreamConnection(SslStream stream, DateTimeOffset? certificateEndsAt) : IProbeConnection
{
    public DateTimeOffset? CertificateEndsAt => certificateEndsAt;

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        stream.WriteAsync(bytes, cancellationToken);

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, cancellationToken);

    public void Dispose() => stream.Dispose();
}
