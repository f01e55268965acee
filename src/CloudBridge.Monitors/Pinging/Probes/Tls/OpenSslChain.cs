using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>Reads the certificates of a connection out of OpenSSL. Whoever calls keeps the session alive.</summary>
internal static unsafe class OpenSslChain
{
    private const int MostRead = 10;

    // Results of verifying, as x509_vfy.h numbers them.
    private const int IssuerNotFound = 2;
    private const int NotYetValid = 9;
    private const int HasExpired = 10;
    private const int SelfSignedLeaf = 18;
    private const int SelfSignedInChain = 19;
    private const int IssuerNotHere = 20;
    private const int LeafNotVerified = 21;
    private const int WrongPurpose = 26;
    private const int HostMismatch = 62;
    private const int AddressMismatch = 64;
    private const int KeyTooSmall = 66;
    private const int AuthorityKeyTooSmall = 67;
    private const int DigestTooWeak = 68;

    /// <summary>The end of the first certificate of a verified chain that ends, but for the root, which nobody renews; null when it cannot be read.</summary>
    public static DateTimeOffset? EarliestEnd(nint chain)
    {
        var count = chain == 0 ? 0 : OpenSsl.OPENSSL_sk_num(chain);
        DateTimeOffset? earliest = null;
        for (var i = 0; i < Math.Max(Math.Min(count, 1), count - 1); i++)
        {
            if (EndOf(OpenSsl.OPENSSL_sk_value(chain, i)) is { } end && !(end >= earliest))
            {
                earliest = end;
            }
        }

        return earliest;
    }

    /// <summary>Says why a chain was not accepted, for its owner.</summary>
    /// <param name="result">What OpenSSL says.</param>
    /// <param name="chain">The certificates as the peer sent them.</param>
    /// <param name="host">The host that was asked for.</param>
    public static string Why(long result, nint chain, string host)
    {
        var certificates = Read(chain);
        try
        {
            return result switch
            {
                HasExpired => CertificateReasons.Expired(certificates),
                NotYetValid => CertificateReasons.NotYet(certificates),
                IssuerNotFound or IssuerNotHere or LeafNotVerified => CertificateReasons.NoIssuer,
                SelfSignedLeaf => CertificateReasons.SelfSigned,
                SelfSignedInChain => CertificateReasons.UnknownAuthority,
                WrongPurpose => CertificateReasons.NotForServers,
                HostMismatch or AddressMismatch when certificates.Count > 0 => CertificateReasons.OtherName(certificates[0], host),
                KeyTooSmall or AuthorityKeyTooSmall or DigestTooWeak => CertificateReasons.TooWeak,
                _ => CertificateReasons.NotValid,
            };
        }
        catch (CryptographicException)
        {
            return CertificateReasons.NotValid;
        }
        finally
        {
            certificates.ForEach(certificate => certificate.Dispose());
        }
    }

    private static List<X509Certificate2> Read(nint chain)
    {
        var certificates = new List<X509Certificate2>();
        for (var i = 0; chain != 0 && i < Math.Min(OpenSsl.OPENSSL_sk_num(chain), MostRead); i++)
        {
            var certificate = OpenSsl.OPENSSL_sk_value(chain, i);
            var bytes = new byte[Math.Max(1, OpenSsl.i2d_X509(certificate, null))];
            fixed (byte* first = bytes)
            {
                var next = first;
                if (OpenSsl.i2d_X509(certificate, &next) != bytes.Length)
                {
                    break;
                }
            }

            try
            {
                certificates.Add(X509CertificateLoader.LoadCertificate(bytes));
            }
            catch (CryptographicException)
            {
                // What the framework cannot read says nothing more.
                break;
            }
        }

        return certificates;
    }

    private static DateTimeOffset? EndOf(nint certificate)
    {
        var parts = stackalloc int[16];
        return certificate != 0 && OpenSsl.ASN1_TIME_to_tm(OpenSsl.X509_get0_notAfter(certificate), parts) == OpenSsl.Success
            ? new DateTimeOffset(parts[5] + 1900, parts[4] + 1, parts[3], parts[2], parts[1], parts[0], TimeSpan.Zero)
            : null;
    }
}
