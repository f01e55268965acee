namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>A connection over TLS.</summary>
internal sealed class TlsConnection(TlsStream stream) : IProbeConnection
{
    public DateTimeOffset? CertificateEndsAt => stream.Watch.EarliestEnd;

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        stream.WriteAsync(bytes, cancellationToken);

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, cancellationToken);

    public void Dispose() => stream.Dispose();
}
