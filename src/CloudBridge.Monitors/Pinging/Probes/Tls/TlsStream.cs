using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>The framework's TLS over a transport that it owns, with what was seen of the certificate.</summary>
internal sealed class TlsStream(TlsTransport transport, string host) : SslStream(transport)
{
    public CertificateWatch Watch { get; } = new(host);

    /// <summary>
    /// Looks at the certificate of a stream; the <see cref="RemoteCertificateValidationCallback"/> of all, so that they can share
    /// options.
    /// </summary>
    public static bool Look(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        ((TlsStream)sender).Watch.Accepts(chain, errors);

    /// <inheritdoc cref="SslStream.AuthenticateAsClientAsync(SslClientAuthenticationOptions, CancellationToken)"/>
    public async ValueTask SecureAsync(SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        await AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
        transport.Stop();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        transport.Stop();
        return count;
    }
}
