using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Benchmarks.Pinger.Farm;

/// <summary>An authority for one run, and the certificate that it gives to all targets: P-256, the cheapest that the world uses.</summary>
internal static class FarmCertificates
{
    /// <summary>Makes both and writes the authority to a file.</summary>
    public static SslServerAuthenticationOptions Create(string rootFile)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=CloudBridge benchmark", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var root = rootRequest.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(60));
        File.WriteAllText(rootFile, root.ExportCertificatePem());

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=farm", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName($"*.{FarmHosts.Domain}");
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(root, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(50), RandomNumberGenerator.GetBytes(8));
        var context = SslStreamCertificateContext.Create(signed.CopyWithPrivateKey(key), [root], offline: true);
        return new SslServerAuthenticationOptions { ServerCertificateContext = context };
    }
}
