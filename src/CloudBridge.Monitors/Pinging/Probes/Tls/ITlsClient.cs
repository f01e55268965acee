using System.Net.Sockets;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>
/// Makes TLS connections, each with a full handshake and a certificate that is verified against the trusted roots and the name of the
/// host. There is no way to switch that off. Revocation is not asked for. Safe for threads.
/// </summary>
internal interface ITlsClient : IDisposable
{
    /// <summary>Secures a socket that is connected; owns it from then on, also when that fails.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="host">A name in ASCII, or an IP address without brackets.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TlsFailedException">The certificate is not valid for the host, or TLS failed.</exception>
    /// <exception cref="SocketException">The connection broke.</exception>
    ValueTask<IProbeConnection> SecureAsync(Socket socket, string host, CancellationToken cancellationToken);
}
