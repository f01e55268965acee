using System.Text.RegularExpressions;

namespace CloudBridge.Server.Program;

/// <summary>
/// Hides what must not be shown: values of keys that sound like secrets, passwords inside addresses, and what is behind
/// their path.
/// </summary>
internal static partial class Redaction
{
    public const string Hidden = "***";

    public static string Of(string key, string value) =>
        SecretName().IsMatch(key) && value.Length > 0 ? Hidden : Query().Replace(UserInfo().Replace(value, $"$1{Hidden}@"), $"$1{Hidden}");

    /// <summary>The part of an address that everybody may see: no name, password or query, where people put tokens.</summary>
    public static string OfAddress(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    [GeneratedRegex("(password|passphrase|secret|token|api-?key|session|cookie|host-?key|connectionstring)[^:]*$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("([a-z]+://)[^/@ ]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"([a-z]+://[^?#\s]*[?#])\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Query();
}
