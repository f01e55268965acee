namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>TLS failed, or the certificate is not valid for the host. The message is for operators.</summary>
internal sealed class TlsFailedException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>See <see cref="ProbeResult.Why"/>.</summary>
    public string? Why { get; init; }
}
