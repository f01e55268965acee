using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace CloudBridge.Scratch.Site;

/// <summary>Finds the comments in a page of them.</summary>
internal static partial class CommentPage
{
    /// <exception cref="UpstreamException">It is no page of comments.</exception>
    public static IReadOnlyList<SiteComment> Read(UpstreamCall call, UpstreamReply reply)
    {
        var page = SitePage.Read(call, reply);
        var found = page.QuerySelectorAll("li.top-level-reply");
        var comments = found.Select(Thread).OfType<SiteComment>().ToList();
        return comments.Count > 0 || found.Length == 0
            ? comments
            : throw SiteJson.Malformed(call, "a comment in it has no number or no author.");
    }

    private static SiteComment? Thread(IElement item)
    {
        var replies = item.QuerySelectorAll("ul.replies li.reply")
            .Select(reply => Comment(reply.QuerySelector("div.comment")))
            .OfType<SiteComment>();
        return Comment(item.QuerySelector("div.comment")) is { } comment ? comment with { Replies = [.. replies] } : null;
    }

    private static SiteComment? Comment(IElement? element)
    {
        var author = element?.QuerySelector("[data-comment-user]");
        if (element is null || author?.GetAttribute("data-comment-user") is not { Length: > 0 } name
            || !long.TryParse(element.GetAttribute("data-comment-id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        return new(id, name, SitePage.TextOf(element.QuerySelector("div.content")))
        {
            CreatedAt = Time(element.QuerySelector("span.time")?.GetAttribute("title")),
            AuthorId = UserOf(author.QuerySelector("img")?.GetAttribute("src")),
            IsScratchTeam = SitePage.TextOf(element.QuerySelector("div.name")).EndsWith('*'),
        };
    }

    private static DateTimeOffset? Time(string? title) =>
        DateTimeOffset.TryParse(
            title,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;

    private static long? UserOf(string? picture) =>
        picture is not null && AvatarNumber().Match(picture) is { Success: true } match
        && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var user) ? user : null;

    [GeneratedRegex("/user/([0-9]{1,18})_", RegexOptions.CultureInvariant)]
    private static partial Regex AvatarNumber();
}
