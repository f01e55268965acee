using System.Globalization;
using AngleSharp.Dom;

namespace CloudBridge.Scratch.Site;

/// <summary>Finds the posts in a page of a topic.</summary>
internal static class TopicPageReply
{
    /// <exception cref="UpstreamException">It is no page of a topic.</exception>
    public static TopicPage Read(UpstreamCall call, UpstreamReply reply)
    {
        var page = SitePage.Read(call, reply);
        var forum = page.QuerySelector("div.djangobb") ?? throw SiteJson.Malformed(call, "there is no forum in its page.");
        var posts = forum.QuerySelectorAll("div.blockpost").Select(Post).OfType<TopicPost>().ToList();
        return posts.Count > 0
            ? new(TitleOf(forum), CategoryOf(forum), PagesOf(forum), posts)
            : throw SiteJson.Malformed(call, "there is no post in its page.");
    }

    private static TopicPost? Post(IElement post)
    {
        if (Number(post.Id?.TrimStart('p')) is not { } id)
        {
            return null;
        }

        var place = Number(SitePage.TextOf(post.QuerySelector("span.conr")).TrimStart('#'));
        return new(
            id,
            place is > 0 and <= int.MaxValue ? (int)place : null,
            SitePage.TextOf(post.QuerySelector("dl dt a")),
            SitePage.TextOf(post.QuerySelector("div.post_body_html")),
            SitePage.TextOf(post.QuerySelector("a[href*='/discuss/post/']")));
    }

    private static string TitleOf(IElement forum) => SitePage.TextOf(forum.QuerySelector("div.blockpost h3"));

    private static string CategoryOf(IElement forum) =>
        SitePage.TextOf(forum.QuerySelectorAll("ul a[href^='/discuss/']")
            .FirstOrDefault(link => Number(link.GetAttribute("href")?.Trim('/').Split('/')[^1]) is not null));

    private static int PagesOf(IElement forum)
    {
        var numbers = forum.QuerySelectorAll("div.pagination .page").Select(link => Number(SitePage.TextOf(link)) ?? 0);
        return (int)Math.Clamp(numbers.DefaultIfEmpty(1).Max(), 1, int.MaxValue);
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
