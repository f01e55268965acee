using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Egress.Http;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>
/// Makes TLS connections with a certificate that is verified against the trusted roots and the name of the host. There is
/// no way to switch that off. Revocation is not asked for. A host that made a full handshake within the hour may resume a
/// session. Safe for threads.
/// </summary>
internal sealed class TlsClient(IReadOnlyList<X509Certificate2> extraRoots, TimeProvider time) : IDisposable
{
    private readonly X509ChainPolicy _trust = TlsTrust.InSystemAnd(extraRoots);
    private readonly KnownTlsHosts _known = new(time);

    /// <summary>Secures a socket that is connected, for HTTP/1.1; owns it from then on, also when that fails.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="host">A name in ASCII, or an IP address without brackets.</param>
    /// <param name="check">The check it is for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when the host is not as it was known, or has nothing but Diffie-Hellman over primes: then it must be connected
    /// to once more.</returns>
    /// <exception cref="TlsFailedException">The certificate is not valid for the host, or TLS failed.</exception>
    /// <exception cref="SocketException">The connection broke.</exception>
    public async ValueTask<IProbeConnection?> TrySecureAsync(Socket socket, string host, TlsCheck check, CancellationToken cancellationToken)
    {
        if (check.HostOverPrimes != host && _known.Find(host, socket.RemoteEndPoint!) is { } known)
        {
            var brief = await TryBrieflyAsync(socket, host, known, check, cancellationToken).ConfigureAwait(false);
            if (brief is null)
            {
                _known.Distrust(host);
            }

            return brief;
        }

        return await TryFullyAsync(socket, host, check, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Secures a socket for HTTP/2 by a full handshake; owns it from then on, also when that fails.</summary>
    /// <exception cref="TlsFailedException">The certificate is not valid for the host, or TLS failed.</exception>
    /// <exception cref="SocketException">The connection broke.</exception>
    public ValueTask<TlsStream> SecureForHttp2Async(Socket socket, string host, TlsCheck check, CancellationToken cancellationToken) =>
        SecureAsync(socket, host, TlsOptions.FullForHttp2(host, _trust), check, cancellationToken);

    /// <summary>Has a host make a full handshake the next time, because something went wrong after the last one.</summary>
    public void Forget(string host) => _known.Forget(host);

    public void Dispose()
    {
        _known.Dispose();
        TlsTrust.Release(_trust);
    }

    private async ValueTask<IProbeConnection?> TryFullyAsync(Socket socket, string host, TlsCheck check, CancellationToken cancellationToken)
    {
        var endPoint = socket.RemoteEndPoint!;
        var isOverPrimes = check.HostOverPrimes == host;
        var options = isOverPrimes ? TlsOptions.OverPrimes(host, _trust) : TlsOptions.Full(host, _trust);
        try
        {
            var stream = await SecureAsync(socket, host, options, check, cancellationToken).ConfigureAwait(false);
            _known.Learn(host, endPoint, stream, isOverPrimes);
            return new TlsConnection(stream);
        }
        catch (TlsFailedException failed) when (!isOverPrimes && failed.Why == TlsReasons.NoCommonCipher && TlsSuites.OverPrimes is not null)
        {
            check.HostOverPrimes = host;
            return null;
        }
    }

    private static async ValueTask<TlsStream> SecureAsync(
        Socket socket,
        string host,
        SslClientAuthenticationOptions options,
        TlsCheck check,
        CancellationToken cancellationToken)
    {
        var stream = Begin(socket, host, options, check);
        try
        {
            await stream.SecureAsync(options, cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch (Exception fault)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (fault is AuthenticationException or IOException { InnerException: not SocketException })
            {
                // What OpenSSL says is inside of what the framework says.
                var said = $"{fault.Message} {fault.InnerException?.Message} {fault.InnerException?.InnerException?.Message}";
                throw new TlsFailedException(fault.Message, fault) { Why = stream.Watch.Why ?? TlsReasons.Of(said, host) };
            }

            throw;
        }
    }

    private static TlsStream Begin(Socket socket, string host, SslClientAuthenticationOptions options, TlsCheck check)
    {
        var primes = options.CipherSuitesPolicy is { } suites && suites == TlsSuites.OverPrimes ? new PrimeLimit() : null;
        return new TlsStream(new TlsTransport(socket, check, primes), host);
    }

    /// <summary>
    /// Makes a connection that may resume a session; null when it fails, or shows another certificate than the last full
    /// handshake.
    /// </summary>
    private static async ValueTask<IProbeConnection?> TryBrieflyAsync(
        Socket socket,
        string host,
        KnownTlsHost known,
        TlsCheck check,
        CancellationToken cancellationToken)
    {
        var stream = Begin(socket, host, known.Options, check);
        try
        {
            await stream.SecureAsync(known.Options, cancellationToken).ConfigureAwait(false);
            if (stream.Watch.Leaf == known.Leaf)
            {
                return new TlsConnection(stream);
            }
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A full handshake tells what is wrong, or that nothing is.
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await stream.DisposeAsync().ConfigureAwait(false);
        return null;
    }
}
