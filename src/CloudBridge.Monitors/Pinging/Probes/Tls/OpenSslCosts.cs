using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>
/// Keeps a peer from choosing what costs much processor time: no renegotiation, and no Diffie-Hellman with primes longer than servers
/// have them.
/// </summary>
internal static unsafe class OpenSslCosts
{
    private const int MaxPrimeBits = 4_096;

    // What OpenSSL offers by itself, without ffdhe6144 and ffdhe8192.
    private const string Groups = "X25519:P-256:X448:P-521:P-384:ffdhe2048:ffdhe3072:ffdhe4096";

    /// <summary>Bounds all connections of a context.</summary>
    /// <returns>False when OpenSSL cannot.</returns>
    public static bool Bound(OpenSslContextHandle context)
    {
        OpenSsl.SSL_CTX_set_options(context, OpenSsl.NoRenegotiation);
        OpenSsl.SSL_CTX_set0_security_ex_data(context, OpenSsl.SSL_CTX_get_security_callback(context));
        OpenSsl.SSL_CTX_set_security_callback(context, &IsAllowed);
        return OpenSsl.SSL_CTX_ctrl(context, OpenSsl.SetGroupsList, 0, Groups) == OpenSsl.Success;
    }

    /// <summary>Judges the length of a prime, and leaves all else to whom OpenSSL asks otherwise.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int IsAllowed(nint session, nint context, int question, int bits, int id, nint key, nint otherwise)
    {
        if (question == OpenSsl.PeerDiffieHellman && OpenSsl.EVP_PKEY_get_bits(key) > MaxPrimeBits)
        {
            return 0;
        }

        return ((delegate* unmanaged[Cdecl]<nint, nint, int, int, int, nint, nint, int>)otherwise)(session, context, question, bits, id, key, 0);
    }
}
