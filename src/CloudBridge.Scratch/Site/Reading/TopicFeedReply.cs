using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CloudBridge.Scratch.Site;

/// <summary>Understands the feed of a topic, which is Atom. Nothing outside of it is read.</summary>
internal static partial class TopicFeedReply
{
    private const int MaxDepth = 32;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <exception cref="UpstreamException">It is no feed.</exception>
    public static TopicFeed Read(UpstreamCall call, UpstreamReply reply)
    {
        var feed = Root(call, reply);
        return feed.Name == Atom + "feed"
            ? new(Text(feed, "title"), Time(feed), Posts(call, [.. feed.Elements(Atom + "entry")]))
            : throw SiteJson.Malformed(call, "it is no feed.");
    }

    private static XElement Root(UpstreamCall call, UpstreamReply reply)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = call.MaxBytes,
        };
        try
        {
            CheckDepth(call, reply, settings);
            using var reader = XmlReader.Create(new MemoryStream(reply.Body.ToArray()), settings);
            return XElement.Load(reader);
        }
        catch (Exception error) when (error is XmlException or InvalidOperationException or ArgumentException)
        {
            throw SiteJson.Malformed(call, error.Message, error);
        }
    }

    private static void CheckDepth(UpstreamCall call, UpstreamReply reply, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new MemoryStream(reply.Body.ToArray()), settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw SiteJson.Malformed(call, $"its elements are more than {MaxDepth} deep.");
            }
        }
    }

    private static List<TopicFeedPost> Posts(UpstreamCall call, XElement[] entries)
    {
        List<TopicFeedPost> posts = [.. entries.Select(entry => PostOrNull(call, entry)).OfType<TopicFeedPost>()];
        return posts.Count > 0 || entries.Length == 0 ? posts : throw SiteJson.Malformed(call, "none of its posts can be read.");
    }

    /// <summary>A post; null for one whose page is too large to read, which costs itself alone.</summary>
    private static TopicFeedPost? PostOrNull(UpstreamCall call, XElement entry)
    {
        try
        {
            return Post(call, entry);
        }
        catch (UpstreamException)
        {
            return null;
        }
    }

    private static TopicFeedPost Post(UpstreamCall call, XElement entry)
    {
        var address = entry.Element(Atom + "link")?.Attribute("href")?.Value ?? Text(entry, "id");
        var content = SitePage.Read(call, Text(entry, entry.Element(Atom + "summary") is null ? "content" : "summary"));
        return new(PostOf(address), Text(entry, "title"), Author(entry), SitePage.TextOf(content.Body), Time(entry));
    }

    private static string Author(XElement entry) => entry.Element(Atom + "author") is { } author ? Text(author, "name") : "";

    private static string Text(XElement parent, string name) => SitePage.InOneLine(parent.Element(Atom + name)?.Value ?? "");

    private static DateTimeOffset? Time(XElement parent) =>
        DateTimeOffset.TryParse(
            Text(parent, parent.Element(Atom + "published") is null ? "updated" : "published"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;

    private static long? PostOf(string address) =>
        PostNumber().Match(address) is { Success: true } match
            && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : null;

    [GeneratedRegex("/discuss/post/([0-9]{1,18})/?", RegexOptions.CultureInvariant)]
    private static partial Regex PostNumber();
}
