using System.Text.RegularExpressions;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Requests;

/// <summary>Web addresses as requests carry them: they have no code for =, and &amp; separates their values.</summary>
internal static partial class WireAddress
{
    /// <summary>An address with <c>%3D</c> and <c>%26</c> read as = and &amp;; <c>%253D</c> and <c>%2526</c> stand for those themselves.</summary>
    /// <exception cref="MonitorException">It has a space in it, which is what becomes of a character without a code.</exception>
    public static string Read(string text)
    {
        var address = text.Trim();
        return address.Contains(' ', StringComparison.Ordinal)
            ? throw new MonitorException(MonitorFault.BadValue, "An address has no spaces. Write %3D for an equals sign and %26 for an ampersand.")
            : Escaped().Replace(address, Character);
    }

    private static string Character(Match match) =>
        match.Groups["percent"].Success ? "%" + match.Groups["code"].Value
        : match.Groups["code"].ValueSpan.Equals("26", StringComparison.Ordinal) ? "&"
        : "=";

    [GeneratedRegex("%(?<percent>25)?(?<code>3[Dd]|26)")]
    private static partial Regex Escaped();
}
