using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>Looks on while the framework verifies a certificate; accepts only what the framework does.</summary>
internal sealed class CertificateWatch(string host)
{
    /// <summary>
    /// The end of the first certificate of the chain that ends, but for the root, which nobody renews; null when none was
    /// accepted.
    /// </summary>
    public DateTimeOffset? EarliestEnd { get; private set; }

    /// <summary>The thumbprint of the certificate; null when none was accepted.</summary>
    public string? Leaf { get; private set; }

    /// <summary>The root that vouched for it; null when none was accepted.</summary>
    public ReadOnlyMemory<byte>? Root { get; private set; }

    /// <summary>The reason why it was not accepted; null when it was.</summary>
    public string? Why { get; private set; }

    /// <summary>Notes what the framework has found, and accepts what it accepts.</summary>
    public bool Accepts(X509Chain? chain, SslPolicyErrors errors)
    {
        var certificates = chain?.ChainElements.Select(element => element.Certificate).ToArray() ?? [];
        if (errors != SslPolicyErrors.None)
        {
            var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
            Why = certificates.Length == 0 ? CertificateReasons.NotValid : Reason(certificates, status, errors);
            return false;
        }

        if (certificates.Length > 0)
        {
            (Leaf, Root) = (certificates[0].Thumbprint, certificates[^1].RawDataMemory);
            var ends = certificates.Take(Math.Max(1, certificates.Length - 1)).Select(one => new DateTimeOffset(one.NotAfter.ToUniversalTime(), TimeSpan.Zero));
            EarliestEnd = ends.Min();
        }

        return true;
    }

    private string Reason(X509Certificate2[] chain, X509ChainStatusFlags status, SslPolicyErrors errors)
    {
        if (status.HasFlag(X509ChainStatusFlags.UntrustedRoot))
        {
            return chain.Length == 1 ? CertificateReasons.SelfSigned : CertificateReasons.UnknownAuthority;
        }

        if (status.HasFlag(X509ChainStatusFlags.PartialChain))
        {
            return CertificateReasons.NoIssuer;
        }

        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            // The framework has verified by the clock of the system.
            var firstEnd = chain.Min(certificate => certificate.NotAfter.ToUniversalTime());
            return firstEnd < TimeProvider.System.GetUtcNow().UtcDateTime ? CertificateReasons.Expired(chain) : CertificateReasons.NotYet(chain);
        }

        if (status.HasFlag(X509ChainStatusFlags.NotValidForUsage))
        {
            return CertificateReasons.NotForServers;
        }

        return status == X509ChainStatusFlags.NoError && errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? CertificateReasons.OtherName(chain[0], host)
            : CertificateReasons.NotValid;
    }
}
