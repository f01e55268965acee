using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>Topics of the forum: a feed, and three pages for each topic.</summary>
internal static class FakeTopicPages
{
    private const int PageLength = 20;
    private const int Pages = 3;
    private static readonly string[] Forums = ["Help with Scripts", "Suggestions", "Questions about Scratch", "Show and Tell"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/scratchsite/discuss/feeds/topic/{id}", FeedAsync);
        app.MapGet("/scratchsite/discuss/topic/{id}", PageAsync);
        app.MapGet("/scratchsite/discuss/m/topic/{id}", PageAsync);
    }

    private static Task FeedAsync(HttpContext context)
    {
        var topic = Reply.Id(context, "id");
        if (!MadeUp.IsId(topic))
        {
            return Reply.NotFoundAsync(context);
        }

        var address = $"https://scratch.mit.edu/discuss/topic/{topic}/";
        var feed = new StringBuilder();
        feed.Append(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="utf-8"?>
            <feed xml:lang="en-us" xmlns="http://www.w3.org/2005/Atom"><title>Latest posts on {Title(topic)} topic</title>
            """);
        feed.Append(CultureInfo.InvariantCulture, $"""<link href="{address}" rel="alternate" /><id>{address}</id>""");
        feed.Append(CultureInfo.InvariantCulture, $"""<updated>{MadeUp.Iso(MadeUp.Time($"{topic}", 0))}</updated>""");
        for (var place = Pages * PageLength; place > (Pages * PageLength) - 15; place--)
        {
            Entry(feed, topic, place);
        }

        return Reply.TextAsync(context, feed.Append("</feed>").ToString(), "application/atom+xml; charset=utf-8");
    }

    private static void Entry(StringBuilder feed, long topic, int place)
    {
        var key = $"post {topic} {place}";
        var address = $"https://scratch.mit.edu/discuss/post/{PostId(topic, place)}/";
        feed.Append(CultureInfo.InvariantCulture, $"""<entry><title>{Title(topic)} :: {Forum(topic)}</title>""");
        feed.Append(CultureInfo.InvariantCulture, $"""<link href="{address}" rel="alternate" />""");
        feed.Append(CultureInfo.InvariantCulture, $"""<updated>{MadeUp.Iso(MadeUp.Time(key, HoursAgo(place)))}</updated>""");
        feed.Append(CultureInfo.InvariantCulture, $"""<author><name>{MadeUp.User(key)}</name></author><id>{address}</id>""");
        feed.Append(CultureInfo.InvariantCulture, $"""<summary type="html">&lt;p&gt;{MadeUp.Saying(key)}&lt;/p&gt;</summary>""");
        feed.Append("</entry>");
    }

    private static Task PageAsync(HttpContext context)
    {
        var (topic, page) = (Reply.Id(context, "id"), Reply.Number(context, "page", 1, 1_000));
        if (!MadeUp.IsId(topic) || page is < 1 or > Pages)
        {
            return Reply.NotFoundAsync(context);
        }

        var lastPage = $"""<a class="page" href="?page={Pages}">{Pages}</a>""";
        var forum = $"""<a href="/discuss/{7 + MadeUp.Number($"{topic}", 20)}/">{Forum(topic)}</a>""";
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html><body><ul id="navigation"><li><a href="/explore">Explore</a></li></ul>
            <div class="djangobb"><div class="linkst"><div class="pagination"><span class="current page">{page}</span> {lastPage}</div>
            <ul><li><a href="/discuss/">Discuss Scratch</a></li><li>» {forum}</li><li>» {Title(topic)}</li></ul></div>

            """);
        for (var place = ((page - 1) * PageLength) + 1; place <= page * PageLength; place++)
        {
            Post(html, topic, place);
        }

        return Reply.HtmlAsync(context, html.Append("</div></body></html>").ToString());
    }

    private static void Post(StringBuilder html, long topic, int place)
    {
        var key = $"post {topic} {place}";
        var user = $"""<a class="black username" href="/users/{MadeUp.User(key)}/">{MadeUp.User(key)}</a>""";
        var time = MadeUp.Time(key, HoursAgo(place)).ToString("MMM. d, yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        var body = $"{Reply.Escaped(MadeUp.Saying(key))}<br>Post {place} of this topic.";
        html.Append(CultureInfo.InvariantCulture, $"""
            <div id="p{PostId(topic, place)}" class="blockpost">
              <div class="box"><div class="box-head"><span class="conr">#{place}</span> <a href="/discuss/post/{PostId(topic, place)}/">{time}</a></div>
              <div class="box-content"><div class="postleft"><dl><dt>{user}</dt><dd>Scratcher</dd></dl></div>
              <div class="postright"><h3>{Title(topic)}</h3><div class="postmsg"><div class="post_body_html">{body}</div></div></div></div></div>
            </div>

            """);
    }

    private static string Title(long topic) => MadeUp.Title($"topic {topic}");

    private static string Forum(long topic) => Forums[MadeUp.Number($"forum {topic}", Forums.Length)];

    private static long PostId(long topic, int place) => ((topic % 10_000_000) * 100) + place;

    private static int HoursAgo(int place) => ((Pages * PageLength) - place) * 5;
}
