using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>The framework's TLS over a socket that it owns, with what was seen of the certificate.</summary>
internal sealed class TlsStream(Socket socket, string host) : SslStream(new NetworkStream(socket, ownsSocket: true))
{
    public CertificateWatch Watch { get; } = new(host);

    /// <summary>
    /// Looks at the certificate of a stream; the <see cref="RemoteCertificateValidationCallback"/> of all, so that they can share
    /// options.
    /// </summary>
    public static bool Look(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        ((TlsStream)sender).Watch.Accepts(chain, errors);
}
