using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>The ways in which chains are verified: nothing is downloaded for it.</summary>
internal static class TlsTrust
{
    /// <summary>Trusts the roots of the system and some more.</summary>
    public static X509ChainPolicy InSystemAnd(IReadOnlyList<X509Certificate2> extraRoots)
    {
        if (extraRoots.Count == 0)
        {
            return Policy();
        }

        var policy = InOnly([.. extraRoots.Select(root => root.RawDataMemory)]);
        foreach (var location in (StoreLocation[])[StoreLocation.LocalMachine, StoreLocation.CurrentUser])
        {
            using var store = new X509Store(StoreName.Root, location, OpenFlags.ReadOnly);
            policy.CustomTrustStore.AddRange(store.Certificates);
        }

        return policy;
    }

    /// <summary>
    /// Trusts some roots alone. The framework takes all that it trusts into a new store for each chain, so few are much cheaper
    /// than many.
    /// </summary>
    public static X509ChainPolicy InOnly(params ReadOnlySpan<ReadOnlyMemory<byte>> roots)
    {
        var policy = Policy();
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var root in roots)
        {
            policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(root.Span));
        }

        return policy;
    }

    /// <summary>Frees the roots of a policy.</summary>
    public static void Release(X509ChainPolicy policy)
    {
        foreach (var root in policy.CustomTrustStore)
        {
            root.Dispose();
        }
    }

    private static X509ChainPolicy Policy() =>
        new() { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
}
