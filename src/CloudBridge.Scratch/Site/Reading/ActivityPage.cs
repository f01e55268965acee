using AngleSharp.Dom;

namespace CloudBridge.Scratch.Site;

/// <summary>Finds what a user did in the list on a profile.</summary>
internal static class ActivityPage
{
    /// <exception cref="UpstreamException">It is no such list.</exception>
    public static IReadOnlyList<SiteActivity> Read(UpstreamCall call, UpstreamReply reply, int limit) =>
        [.. SitePage.Read(call, reply).QuerySelectorAll("li").Select(Line).OfType<SiteActivity>().Take(limit)];

    private static SiteActivity? Line(IElement item)
    {
        var actor = SitePage.TextOf(item.QuerySelector(".actor"));
        if (actor.Length == 0)
        {
            return null;
        }

        var target = item.QuerySelectorAll("a").FirstOrDefault(link => !IsWithin(link, "actor"));
        return new(actor, ActionOf(item), SitePage.TextOf(target), target?.GetAttribute("href") ?? "", SitePage.TextOf(item.QuerySelector(".time")));
    }

    // Only the words that stand by themselves: those of the actor, the target and the time are in elements of their own.
    private static string ActionOf(IElement item)
    {
        var line = item.QuerySelector(".actor")?.ParentElement ?? item;
        return SitePage.InOneLine(string.Join(' ', line.ChildNodes.OfType<IText>().Select(text => text.Data)));
    }

    private static bool IsWithin(IElement? element, string name)
    {
        while (element is not null && !element.ClassList.Contains(name))
        {
            element = element.ParentElement;
        }

        return element is not null;
    }
}
