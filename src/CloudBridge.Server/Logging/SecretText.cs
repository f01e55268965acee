using System.Buffers;
using System.Text.RegularExpressions;

namespace CloudBridge.Server.Logging;

/// <summary>Hides access keys, poll tokens and tickets in texts, whole or cut off.</summary>
internal static partial class SecretText
{
    private const string Hidden = "$1***";
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(["cbk1_", "cbp1_", "cbt1_"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The text without them; the very same when there is none.</summary>
    public static string Hide(string text) => MayHave(text) ? Pattern().Replace(text, Hidden) : text;

    /// <summary>False when a text has none for certain; cheap.</summary>
    public static bool MayHave(string text) =>
        text.AsSpan().ContainsAny(Beginnings);

    [GeneratedRegex("(cb[kpt]1_)[A-Za-z0-9_%-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
