using System.Text.RegularExpressions;

namespace CloudBridge.Server.Hosting;

/// <summary>Hides access keys and poll tokens in texts, whole or cut off.</summary>
internal static partial class SecretText
{
    private const string Hidden = "$1***";

    /// <summary>The text without them; the very same when there is none.</summary>
    public static string Hide(string text) => MayHave(text) ? Pattern().Replace(text, Hidden) : text;

    /// <summary>False when a text has none for certain; cheap.</summary>
    public static bool MayHave(string text) =>
        text.Contains("cbk1_", StringComparison.OrdinalIgnoreCase) || text.Contains("cbp1_", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("(cb[kp]1_)[A-Za-z0-9_%-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
