using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

/// <summary>An authority that signs what a test asks for.</summary>
internal sealed class TestAuthority
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-100);

    public TestAuthority()
        : this(ForAuthority($"test authority {Guid.NewGuid():N}", ECDsa.Create(ECCurve.NamedCurves.nistP256)).CreateSelfSigned(Start, Start.AddDays(900)))
    {
    }

    private TestAuthority(X509Certificate2 root) => Root = root;

    public static string ServerUsage => "1.3.6.1.5.5.7.3.1";

    public static string ClientUsage => "1.3.6.1.5.5.7.3.2";

    public X509Certificate2 Root { get; }

    /// <summary>An authority that this one vouches for.</summary>
    public TestAuthority Intermediate(int untilDay = 700)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = ForAuthority("test intermediate", key).Create(Root, Start, DateTimeOffset.UtcNow.AddDays(untilDay), RandomNumberGenerator.GetBytes(8));
        return new TestAuthority(signed.CopyWithPrivateKey(key));
    }

    /// <summary>A certificate for a name or an address.</summary>
    public X509Certificate2 Issue(string host, int fromDay = -1, int untilDay = 30, string? usage = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = WithHost(new CertificateRequest("CN=target", key, HashAlgorithmName.SHA256), host);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage ?? ServerUsage)], false));
        var now = DateTimeOffset.UtcNow;
        using var signed = request.Create(Root.SubjectName, X509SignatureGenerator.CreateForECDsa(Root.GetECDsaPrivateKey()!), now.AddDays(fromDay), now.AddDays(untilDay), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>A certificate that vouches for itself.</summary>
    public static X509Certificate2 SelfSigned(string host) => WithHost(Request("target"), host).CreateSelfSigned(Start, Start.AddDays(900));

    /// <summary>A certificate with an RSA key, signed by this authority.</summary>
    public X509Certificate2 IssueRsa(string host)
    {
        using var key = RSA.Create(2048);
        var request = WithHost(new CertificateRequest("CN=target", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), host);
        using var signed = request.Create(Root.SubjectName, X509SignatureGenerator.CreateForECDsa(Root.GetECDsaPrivateKey()!), DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static CertificateRequest ForAuthority(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }

    private static CertificateRequest Request(string name) => new($"CN={name}", ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);

    private static CertificateRequest WithHost(CertificateRequest request, string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
