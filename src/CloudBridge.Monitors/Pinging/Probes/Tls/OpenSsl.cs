using System.Runtime.InteropServices;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>The functions of OpenSSL 3 that the probe calls, the library that the framework itself uses for TLS on Linux.</summary>
internal static unsafe partial class OpenSsl
{
    public const string Library = "libssl.so.3";
    public const int Success = 1;
    public const int VerifyPeer = 1;
    public const int ErrorWantRead = 2;
    public const int ErrorZeroReturn = 6;
    public const int SetServerName = 55;
    public const int SetSessionCacheMode = 44;
    public const int SetMinVersion = 123;
    public const int SetGroupsList = 92;
    public const ulong NoRenegotiation = 1UL << 30;

    /// <summary>The question of OpenSSL whether the Diffie-Hellman key of a peer may be used.</summary>
    public const int PeerDiffieHellman = 0x40007;
    public const int Tls12 = 0x0303;
    public const ulong NoExitHandler = 0x80000;
    public const uint NoPartialWildcards = 0x4;
    private const string Crypto = "libcrypto.so.3";

    [LibraryImport(Library)]
    public static partial int OPENSSL_init_ssl(ulong options, nint settings);

    [LibraryImport(Library)]
    public static partial nint TLS_client_method();

    [LibraryImport(Library)]
    public static partial OpenSslContextHandle SSL_CTX_new(nint method);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial nint SSL_CTX_ctrl(OpenSslContextHandle context, int command, nint number, nint pointer);

    [LibraryImport(Library, EntryPoint = nameof(SSL_CTX_ctrl), StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SSL_CTX_ctrl(OpenSslContextHandle context, int command, nint number, string text);

    [LibraryImport(Library)]
    public static partial ulong SSL_CTX_set_options(OpenSslContextHandle context, ulong options);

    [LibraryImport(Library)]
    public static partial nint SSL_CTX_get_security_callback(OpenSslContextHandle context);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set_security_callback(
        OpenSslContextHandle context,
        delegate* unmanaged[Cdecl]<nint, nint, int, int, int, nint, nint, int> callback);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set0_security_ex_data(OpenSslContextHandle context, nint data);

    [LibraryImport(Library)]
    public static partial void SSL_CTX_set_verify(OpenSslContextHandle context, int mode, nint callback);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_set_default_verify_paths(OpenSslContextHandle context);

    [LibraryImport(Library)]
    public static partial nint SSL_CTX_get_cert_store(OpenSslContextHandle context);

    [LibraryImport(Library)]
    public static partial OpenSslSessionHandle SSL_new(OpenSslContextHandle context);

    [LibraryImport(Library)]
    public static partial void SSL_free(nint session);

    [LibraryImport(Library)]
    public static partial void SSL_set_connect_state(OpenSslSessionHandle session);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SSL_ctrl(OpenSslSessionHandle session, int command, nint number, string text);

    [LibraryImport(Library)]
    public static partial nint SSL_get0_param(OpenSslSessionHandle session);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_set1_host(OpenSslSessionHandle session, string host);

    [LibraryImport(Library)]
    public static partial void SSL_set_hostflags(OpenSslSessionHandle session, uint flags);

    [LibraryImport(Library)]
    public static partial void SSL_set_bio(OpenSslSessionHandle session, nint input, nint output);

    [LibraryImport(Library)]
    public static partial int SSL_do_handshake(OpenSslSessionHandle session);

    [LibraryImport(Library)]
    public static partial int SSL_read(OpenSslSessionHandle session, byte* buffer, int length);

    [LibraryImport(Library)]
    public static partial int SSL_write(OpenSslSessionHandle session, byte* bytes, int length);

    [LibraryImport(Library)]
    public static partial int SSL_get_error(OpenSslSessionHandle session, int result);

    [LibraryImport(Library)]
    public static partial nint SSL_get_verify_result(OpenSslSessionHandle session);

    [LibraryImport(Library)]
    public static partial nint SSL_get_peer_cert_chain(OpenSslSessionHandle session);

    [LibraryImport(Library)]
    public static partial nint SSL_get0_verified_chain(OpenSslSessionHandle session);

    [LibraryImport(Library)]
    public static partial int SSL_CTX_set_alpn_protos(OpenSslContextHandle context, byte* protocols, uint length);

    [LibraryImport(Crypto)]
    public static partial nint BIO_s_mem();

    [LibraryImport(Crypto)]
    public static partial nint BIO_new(nint method);

    [LibraryImport(Crypto)]
    public static partial void BIO_vfree(nint bio);

    [LibraryImport(Crypto)]
    public static partial int BIO_read(nint bio, byte* buffer, int length);

    [LibraryImport(Crypto)]
    public static partial int BIO_write(nint bio, byte* bytes, int length);

    [LibraryImport(Crypto, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int X509_VERIFY_PARAM_set1_ip_asc(nint parameters, string address);

    [LibraryImport(Crypto)]
    public static partial nint d2i_X509(nint result, byte** bytes, nint length);

    [LibraryImport(Crypto)]
    public static partial int i2d_X509(nint certificate, byte** bytes);

    [LibraryImport(Crypto)]
    public static partial int OPENSSL_sk_num(nint stack);

    [LibraryImport(Crypto)]
    public static partial nint OPENSSL_sk_value(nint stack, int index);

    [LibraryImport(Crypto)]
    public static partial void X509_free(nint certificate);

    [LibraryImport(Crypto)]
    public static partial int X509_STORE_add_cert(nint store, nint certificate);

    [LibraryImport(Crypto)]
    public static partial int EVP_PKEY_get_bits(nint key);

    [LibraryImport(Crypto)]
    public static partial nint X509_get0_notAfter(nint certificate);

    [LibraryImport(Crypto)]
    public static partial int ASN1_TIME_to_tm(nint time, int* parts);

    [LibraryImport(Crypto)]
    public static partial void ERR_clear_error();

    [LibraryImport(Crypto)]
    public static partial ulong ERR_peek_last_error();

    [LibraryImport(Crypto)]
    public static partial nint ERR_reason_error_string(ulong error);
}
