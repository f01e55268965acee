using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>
/// TLS by OpenSSL 3 with one context for all connections. The framework's stream makes a context for each connection that does not
/// resume a session, which costs more than the handshake itself.
/// </summary>
internal sealed class OpenSslClient : ITlsClient
{
    private readonly OpenSslContextHandle _context;

    public OpenSslClient(IReadOnlyList<X509Certificate2> extraRoots)
    {
        OpenSsl.ERR_clear_error();
        Require(OpenSsl.OPENSSL_init_ssl(OpenSsl.NoExitHandler, 0));
        _context = OpenSsl.SSL_CTX_new(OpenSsl.TLS_client_method());
        Require(_context.IsInvalid ? 0 : OpenSsl.Success);
        OpenSsl.SSL_CTX_set_verify(_context, OpenSsl.VerifyPeer, 0);
        OpenSsl.SSL_CTX_ctrl(_context, OpenSsl.SetSessionCacheMode, 0, 0);
        Require((int)OpenSsl.SSL_CTX_ctrl(_context, OpenSsl.SetMinVersion, OpenSsl.Tls12, 0));
        Require(OpenSslCosts.Bound(_context) ? OpenSsl.Success : 0);
        SayWhatWeSpeak();
        Require(OpenSsl.SSL_CTX_set_default_verify_paths(_context));
        foreach (var root in extraRoots)
        {
            Trust(root.RawDataMemory.Span);
        }
    }

    /// <summary>True when this system has OpenSSL 3.</summary>
    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && NativeLibrary.TryLoad(OpenSsl.Library, out _);

    /// <summary>Processor time that TLS may take in one connection. Default 0.5 s, many times that of the slowest server that is not hostile.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMilliseconds(500);

    public async ValueTask<IProbeConnection> SecureAsync(Socket socket, string host, CancellationToken cancellationToken)
    {
        var connection = Begin(socket, host);
        try
        {
            await connection.HandshakeAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose() => _context.Dispose();

    private OpenSslConnection Begin(Socket socket, string host)
    {
        try
        {
            return new OpenSslConnection(socket, new OpenSslSession(_context, host, Budget));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void Require(int result)
    {
        if (result != OpenSsl.Success)
        {
            throw new InvalidOperationException($"OpenSSL cannot be used for checks: {OpenSslSession.LastReason()}.");
        }
    }

    /// <summary>Some servers shake no hands with whoever does not say it.</summary>
    private unsafe void SayWhatWeSpeak()
    {
        var protocols = "\u0008http/1.1"u8;
        fixed (byte* first = protocols)
        {
            // Of all functions this one returns 0 when it is done.
            Require(OpenSsl.SSL_CTX_set_alpn_protos(_context, first, (uint)protocols.Length) == 0 ? OpenSsl.Success : 0);
        }
    }

    private unsafe void Trust(ReadOnlySpan<byte> root)
    {
        fixed (byte* bytes = root)
        {
            var next = bytes;
            var certificate = OpenSsl.d2i_X509(0, &next, root.Length);
            Require(certificate == 0 ? 0 : OpenSsl.Success);
            var result = OpenSsl.X509_STORE_add_cert(OpenSsl.SSL_CTX_get_cert_store(_context), certificate);
            OpenSsl.X509_free(certificate);
            Require(result);
        }
    }
}
