using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Egress.Http;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>The ways in which the probe makes a handshake.</summary>
internal static class TlsOptions
{
    /// <summary>Makes the options of one way.</summary>
    public delegate SslClientAuthenticationOptions Way(string host, X509ChainPolicy trust);

    /// <summary>A full handshake for HTTP/1.1 in whatever version and suite a real server has, but for primes.</summary>
    public static SslClientAuthenticationOptions Full(string host, X509ChainPolicy trust) => Full(host, SslApplicationProtocol.Http11, trust);

    /// <summary>The same for HTTP/2.</summary>
    public static SslClientAuthenticationOptions FullForHttp2(string host, X509ChainPolicy trust) => Full(host, SslApplicationProtocol.Http2, trust);

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

    /// <summary>A full handshake in TLS 1.2 with Diffie-Hellman over a prime of the server, for those that have nothing else.</summary>
    public static SslClientAuthenticationOptions OverPrimes(string host, X509ChainPolicy trust)
    {
        var options = Common(host, SslApplicationProtocol.Http11, trust);
        options.AllowTlsResume = false;
        options.EnabledSslProtocols = SslProtocols.Tls12;
        options.CipherSuitesPolicy = TlsSuites.OverPrimes;
        return options;
    }

    private static SslClientAuthenticationOptions Full(string host, SslApplicationProtocol protocol, X509ChainPolicy trust)
    {
        var options = Common(host, protocol, trust);
        options.AllowTlsResume = false;
        options.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        options.CipherSuitesPolicy = TlsSuites.WithOld;
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
