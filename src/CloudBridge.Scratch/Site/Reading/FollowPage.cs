using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudBridge.Scratch.Site;

/// <summary>Finds the exact count in the headline of a page: <c>Followers (1,234)</c>.</summary>
internal static partial class FollowPage
{
    /// <exception cref="UpstreamException">There is no count in it.</exception>
    public static long Read(UpstreamCall call, UpstreamReply reply)
    {
        foreach (var headline in SitePage.Read(call, reply).QuerySelectorAll("h1, h2, h3, h4"))
        {
            var match = Count().Match(SitePage.TextOf(headline));
            if (match.Success && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count))
            {
                return count;
            }
        }

        throw SiteJson.Malformed(call, "no headline of it has a count.");
    }

    [GeneratedRegex(@"\(([0-9][0-9,]{0,20})\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
