using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>Says for the owner what is wrong with a certificate, so that it can be mended.</summary>
internal static class CertificateReasons
{
    public const string NotForServers = "the certificate is not meant for servers";
    public const string SelfSigned = "the certificate is self-signed";
    public const string NoIssuer = "the issuer of the certificate is missing; the server must send the whole chain";
    public const string UnknownAuthority = "the certificate is of an authority that is not trusted";
    public const string TooWeak = "the certificate has a key or a signature that is too weak";
    public const string NotValid = "the certificate is not valid";
    private const int MostNames = 3;
    private const int LongestName = 100;

    /// <summary>One of a chain has ended; it is the one that ends first.</summary>
    public static string Expired(IReadOnlyList<X509Certificate2> chain) =>
        Dated(chain, chain.MinBy(certificate => certificate.NotAfter), certificate => $"has expired since {Day(certificate.NotAfter)}");

    /// <summary>One of a chain has not begun; it is the one that begins last.</summary>
    public static string NotYet(IReadOnlyList<X509Certificate2> chain) =>
        Dated(chain, chain.MaxBy(certificate => certificate.NotBefore), certificate => $"is not valid before {Day(certificate.NotBefore)}");

    /// <summary>It is for other names.</summary>
    public static string OtherName(X509Certificate2 certificate, string host)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Where(name => name.Length <= LongestName && name.All(IsOfNames))
            .Take(MostNames + 1)
            .ToArray();
        return names.Length == 0
            ? $"the certificate is not for {host}"
            : $"the certificate is for {string.Join(", ", names.Take(MostNames))}{(names.Length > MostNames ? " and others" : "")}, not for {host}";
    }

    /// <summary>Lets through only what is a name of what anybody may write into a certificate.</summary>
    private static bool IsOfNames(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '*' or '_' or ':';

    private static string Dated(
        IReadOnlyList<X509Certificate2> chain,
        X509Certificate2? guilty,
        Func<X509Certificate2, string> say)
    {
        if (guilty is null)
        {
            return NotValid;
        }

        return guilty == chain[0] ? $"the certificate {say(guilty)}" : $"the certificate of its issuer {say(guilty)}";
    }

    private static string Day(DateTime local) => local.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
