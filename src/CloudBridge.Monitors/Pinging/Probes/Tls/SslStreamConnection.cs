using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>A connection that the framework has secured.</summary>
internal sealed class SslStreamConnection(SslStream stream) : IProbeConnection
{
    public DateTimeOffset? CertificateEndsAt { get; } = EndOf(stream.RemoteCertificate);

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        stream.WriteAsync(bytes, cancellationToken);

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, cancellationToken);

    public void Dispose() => stream.Dispose();

    private static DateTimeOffset? EndOf(X509Certificate? certificate) =>
        certificate is X509Certificate2 known ? new DateTimeOffset(known.NotAfter.ToUniversalTime(), TimeSpan.Zero) : null;
}
