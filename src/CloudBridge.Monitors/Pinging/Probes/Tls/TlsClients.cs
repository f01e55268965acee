using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>Chooses the TLS client of this machine.</summary>
internal static class TlsClients
{
    /// <summary>Makes the cheaper client where the system has OpenSSL 3, and the framework's own elsewhere.</summary>
    /// <param name="extraRoots">Roots that are trusted besides those of the system.</param>
    public static ITlsClient Create(IReadOnlyList<X509Certificate2> extraRoots) =>
        OpenSslClient.IsAvailable ? new OpenSslClient(extraRoots) : new SslStreamClient(extraRoots);
}
