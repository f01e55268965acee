namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>A connection to a target, plain or over TLS. For one user at a time; disposing it closes the socket.</summary>
internal interface IProbeConnection : IDisposable
{
    /// <summary>The end of the first certificate of the host's chain that ends; null without TLS.</summary>
    DateTimeOffset? CertificateEndsAt { get; }

    /// <summary>Sends all bytes.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Waits for bytes and returns how many there are; 0 at the end.</summary>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
