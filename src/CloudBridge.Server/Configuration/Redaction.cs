using System.Text.RegularExpressions;

namespace CloudBridge.Server.Configuration;

/// <summary>Hides what must not be shown: values of keys that sound like secrets, and passwords inside addresses.</summary>
internal static partial class Redaction
{
    public const string Hidden = "***";

    public static string Of(string key, string value) =>
        SecretName().IsMatch(key) && value.Length > 0 ? Hidden : UserInfo().Replace(value, $"$1{Hidden}@");

    [GeneratedRegex("(password|passphrase|secret|token|api-?key|session|cookie|host-?key|connectionstring)[^:]*$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("([a-z]+://)[^/@ ]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();
}
