using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Egress.Http;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>The ways in which the probe makes a handshake.</summary>
internal static class TlsOptions
{
    /// <summary>A full handshake in whatever version and suite a real server has.</summary>
    public static SslClientAuthenticationOptions Full(string host, SslApplicationProtocol protocol, X509ChainPolicy trust)
    {
        var options = Common(host, protocol, trust);
        options.AllowTlsResume = false;
        options.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        options.CipherSuitesPolicy = TlsSuites.WithOld;
        return options;
    }

    /// <summary>
    /// A handshake in TLS 1.3 that may resume a session. The framework keeps sessions, and one context of OpenSSL for all
    /// such connections, only where no suites are chosen; those of TLS 1.3 need no choice.
    /// </summary>
    public static SslClientAuthenticationOptions Resuming(string host, X509ChainPolicy trust)
    {
        var options = Common(host, SslApplicationProtocol.Http11, trust);
        options.AllowTlsResume = true;
        options.EnabledSslProtocols = SslProtocols.Tls13;
        return options;
    }

    private static SslClientAuthenticationOptions Common(
        string host,
        SslApplicationProtocol protocol,
        X509ChainPolicy trust) =>
        new()
    {
        TargetHost = host,
        AllowRenegotiation = false,
        CertificateChainPolicy = trust,
        ApplicationProtocols = [protocol],
        RemoteCertificateValidationCallback = TlsStream.Look,
    };
}
