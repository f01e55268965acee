using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Egress.Http;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>TLS by the framework, for systems without OpenSSL 3.</summary>
internal sealed class SslStreamClient(IReadOnlyList<X509Certificate2> extraRoots, TimeProvider? time = null) : ITlsClient
{
    private readonly X509ChainPolicy _policy = PolicyFor(extraRoots);

    public async ValueTask<IProbeConnection> SecureAsync(Socket socket, string host, CancellationToken cancellationToken)
    {
        var (stream, endsAt) = await SecureAsync(socket, host, SslApplicationProtocol.Http11, cancellationToken).ConfigureAwait(false);
        return new SslStreamConnection(stream, endsAt);
    }

    /// <summary>The same for another protocol; the stream, and when the first certificate ends.</summary>
    public async ValueTask<(SslStream Stream, DateTimeOffset? EndsAt)> SecureAsync(
        Socket socket,
        string host,
        SslApplicationProtocol protocol,
        CancellationToken cancellationToken)
    {
        var watch = new CertificateWatch(host, time ?? TimeProvider.System);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        try
        {
            await stream.AuthenticateAsClientAsync(OptionsFor(host, protocol, watch), cancellationToken).ConfigureAwait(false);
            return (stream, watch.EarliestEnd);
        }
        catch (Exception fault)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (fault is AuthenticationException or IOException { InnerException: not SocketException })
            {
                // What OpenSSL says is inside of what the framework says.
                var said = $"{fault.Message} {fault.InnerException?.Message} {fault.InnerException?.InnerException?.Message}";
                throw new TlsFailedException(fault.Message, fault) { Why = watch.Why ?? TlsReasons.Of(said, host) };
            }

            throw;
        }
    }

    public void Dispose()
    {
        foreach (var root in _policy.CustomTrustStore)
        {
            root.Dispose();
        }
    }

    private static X509ChainPolicy PolicyFor(IReadOnlyList<X509Certificate2> extraRoots)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (extraRoots.Count == 0)
        {
            return policy;
        }

        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var root in extraRoots)
        {
            policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(root.RawDataMemory.Span));
        }

        foreach (var location in (StoreLocation[])[StoreLocation.LocalMachine, StoreLocation.CurrentUser])
        {
            using var store = new X509Store(StoreName.Root, location, OpenFlags.ReadOnly);
            policy.CustomTrustStore.AddRange(store.Certificates);
        }

        return policy;
    }

    private SslClientAuthenticationOptions OptionsFor(string host, SslApplicationProtocol protocol, CertificateWatch watch) => new()
    {
        TargetHost = host,
        AllowTlsResume = false,
        AllowRenegotiation = false,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CipherSuitesPolicy = TlsSuites.Policy,
        CertificateChainPolicy = _policy,
        ApplicationProtocols = [protocol],
        RemoteCertificateValidationCallback = watch.Look,
    };
}
