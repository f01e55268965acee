using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>Comments as HTML: three pages for everything, with replies.</summary>
internal static class FakeComments
{
    public const int PageLength = 10;
    private const int Pages = 3;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/scratchsite/site-api/comments/user/{name}", context => AnswerAsync(context, MadeUp.IsUser(Reply.Text(context, "name"))));
        app.MapGet("/scratchsite/site-api/comments/project/{name}", context => AnswerAsync(context, MadeUp.IsId(Reply.Id(context, "name"))));
        app.MapGet("/scratchsite/site-api/comments/gallery/{name}", context => AnswerAsync(context, MadeUp.IsId(Reply.Id(context, "name"))));
    }

    private static Task AnswerAsync(HttpContext context, bool isThere)
    {
        var page = Reply.Number(context, "page", 1, 1_000);
        if (!isThere || page is < 1 or > Pages)
        {
            return Reply.NotFoundAsync(context);
        }

        var key = context.Request.Path.Value!.TrimEnd('/');
        var html = new StringBuilder("<ul class=\"comments\">\n");
        for (var number = (page - 1) * PageLength; number < page * PageLength; number++)
        {
            Thread(html, $"{key} {number}", number);
        }

        return Reply.HtmlAsync(context, html.Append("</ul>").ToString());
    }

    private static void Thread(StringBuilder html, string key, int number)
    {
        var id = 300_000_000 + MadeUp.Number($"comment {key}", 90_000_000);
        html.Append("<li class=\"top-level-reply\">\n");
        Comment(html, key, id, number * 7);
        html.Append(CultureInfo.InvariantCulture, $"<ul class=\"replies\" data-thread=\"comments-{id}\">\n");
        for (var reply = 1; reply <= MadeUp.Number($"replies {key}", 3); reply++)
        {
            html.Append("<li class=\"reply \">\n");
            Comment(html, $"{key} {reply}", id + reply, (number * 7) - reply);
            html.Append("</li>\n");
        }

        html.Append("</ul>\n</li>\n");
    }

    private static void Comment(StringBuilder html, string key, long id, int hoursAgo)
    {
        var user = MadeUp.User(key);
        var time = MadeUp.Time(key, hoursAgo);
        var star = user == "ceebee" ? "*" : "";
        var picture = $"//cdn2.scratch.mit.edu/get_image/user/{MadeUp.UserId(user)}_60x60.png";
        html.Append(CultureInfo.InvariantCulture, $"""
            <div id="comments-{id}" class="comment " data-comment-id="{id}">
              <div class="actions-wrap"><span class="actions report">Report</span></div>
              <a href="/users/{user}/" id="comment-user" data-comment-user="{user}"><img class="avatar" src="{picture}" width="45" height="45" alt=""></a>
              <div class="info">
                <div class="name"><a href="/users/{user}/">{user}{star}</a></div>
                <div class="content">
                  {Reply.Escaped(MadeUp.Saying(key))}
                </div>
                <div><span class="time" title="{MadeUp.Iso(time)}">{time.ToString("MMM d, yyyy", CultureInfo.InvariantCulture)}</span></div>
              </div>
            </div>

            """);
    }
}
