using System.Net;
using System.Runtime.InteropServices;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>
/// The TLS of one connection, without the socket: bytes from the peer go in by <see cref="Feed"/>, bytes for the peer come out by
/// <see cref="Drain"/>. For one user at a time.
/// </summary>
internal sealed unsafe class OpenSslSession : IDisposable
{
    private const string CertificateRefused = "certificate verify failed";

    private readonly OpenSslSessionHandle _session;
    private readonly nint _input;
    private readonly nint _output;
    private readonly string _host;
    private TimeSpan _left;

    /// <param name="context">The context, which says whom to trust.</param>
    /// <param name="host">Whose certificate it must be: a name in ASCII, or an IP address.</param>
    /// <param name="budget">The processor time it may take.</param>
    public OpenSslSession(OpenSslContextHandle context, string host, TimeSpan budget)
    {
        (_host, _left) = (host, budget);
        OpenSsl.ERR_clear_error();
        _session = OpenSsl.SSL_new(context);
        _input = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        _output = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        if (_session.IsInvalid || _input == 0 || _output == 0 || !ExpectHost(host))
        {
            var reason = LastReason();
            Abandon();
            throw new TlsFailedException(reason);
        }

        OpenSsl.SSL_set_bio(_session, _input, _output);
        OpenSsl.SSL_set_connect_state(_session);
    }

    /// <summary>The end of the first certificate of the peer's chain that ends; null before the handshake.</summary>
    public DateTimeOffset? CertificateEndsAt => OpenSslChain.EarliestEnd(OpenSsl.SSL_get0_verified_chain(_session));

    /// <summary>The words of OpenSSL about the last failure of this thread.</summary>
    public static string LastReason() =>
        Marshal.PtrToStringUTF8(OpenSsl.ERR_reason_error_string(OpenSsl.ERR_peek_last_error())) ?? "no reason given";

    /// <summary>Goes on with the handshake; false when it needs bytes from the peer.</summary>
    /// <exception cref="TlsFailedException">It failed.</exception>
    public bool TryHandshake()
    {
        var began = ThreadClock.Now();
        OpenSsl.ERR_clear_error();
        var result = OpenSsl.SSL_do_handshake(_session);
        Charge(began);
        if (result == OpenSsl.Success)
        {
            return true;
        }

        return OpenSsl.SSL_get_error(_session, result) == OpenSsl.ErrorWantRead ? false : throw Failure();
    }

    /// <summary>Encrypts bytes for the peer.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        OpenSsl.ERR_clear_error();
        fixed (byte* first = bytes)
        {
            if (OpenSsl.SSL_write(_session, first, bytes.Length) != bytes.Length)
            {
                throw Failure();
            }
        }
    }

    /// <summary>Decrypts what the peer sent.</summary>
    /// <returns>How many bytes there were; 0 when the peer has ended, -1 when more bytes from it are needed.</returns>
    /// <exception cref="TlsFailedException">It is not what the peer sent.</exception>
    public int Read(Span<byte> buffer)
    {
        var began = ThreadClock.Now();
        OpenSsl.ERR_clear_error();
        fixed (byte* first = buffer)
        {
            var result = OpenSsl.SSL_read(_session, first, buffer.Length);
            Charge(began);
            return result > 0 ? result : OpenSsl.SSL_get_error(_session, result) switch
            {
                OpenSsl.ErrorWantRead => -1,
                OpenSsl.ErrorZeroReturn => 0,
                _ => throw Failure(),
            };
        }
    }

    /// <summary>Takes bytes that came from the peer.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            if (OpenSsl.BIO_write(_input, first, bytes.Length) != bytes.Length)
            {
                throw Failure();
            }
        }

        GC.KeepAlive(_session);
    }

    /// <summary>Gives bytes for the peer; 0 when there are none.</summary>
    public int Drain(Span<byte> buffer)
    {
        fixed (byte* first = buffer)
        {
            var count = Math.Max(0, OpenSsl.BIO_read(_output, first, buffer.Length));
            GC.KeepAlive(_session);
            return count;
        }
    }

    public void Dispose() => _session.Dispose();

    private void Charge(TimeSpan began)
    {
        _left -= ThreadClock.Now() - began;
        if (_left <= TimeSpan.Zero)
        {
            throw Failure("The peer's TLS costs too much processor time.");
        }
    }

    private bool ExpectHost(string host)
    {
        if (IPAddress.TryParse(host, out _))
        {
            return OpenSsl.X509_VERIFY_PARAM_set1_ip_asc(OpenSsl.SSL_get0_param(_session), host) == OpenSsl.Success;
        }

        OpenSsl.SSL_set_hostflags(_session, OpenSsl.NoPartialWildcards);
        return host.Length > 0 && host[0] != '.' && OpenSsl.SSL_set1_host(_session, host) == OpenSsl.Success
            && OpenSsl.SSL_ctrl(_session, OpenSsl.SetServerName, 0, host) == OpenSsl.Success;
    }

    private void Abandon()
    {
        _session.Dispose();
        OpenSsl.BIO_vfree(_input);
        OpenSsl.BIO_vfree(_output);
    }

    private TlsFailedException Failure() => Failure(LastReason());

    private TlsFailedException Failure(string reason)
    {
        var verified = OpenSsl.SSL_get_verify_result(_session);
        var why = reason == CertificateRefused
            ? OpenSslChain.Why(verified, OpenSsl.SSL_get_peer_cert_chain(_session), _host)
            : TlsReasons.Of(reason, _host);
        return new($"{reason} ({verified})") { Why = why };
    }
}
