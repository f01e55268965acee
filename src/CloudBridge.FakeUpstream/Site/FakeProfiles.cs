using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>The recent activity of a user, and the pages whose headlines have exact counts.</summary>
internal static class FakeProfiles
{
    private const int Lines = 60;
    private static readonly (string Words, string Path)[] Actions =
    [
        ("loved", "/projects/{0}/"),
        ("favorited", "/projects/{0}/"),
        ("is now following", "/users/{1}/"),
        ("is now following the studio", "/studios/{0}/"),
        ("became a curator of", "/studios/{0}/"),
        ("shared the project", "/projects/{0}/"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/scratchsite/messages/ajax/user-activity", ActivityAsync);
        app.MapGet("/scratchsite/users/{name}/followers", context => CountAsync(context, "Followers"));
        app.MapGet("/scratchsite/users/{name}/following", context => CountAsync(context, "Following"));
        app.MapGet("/scratchsite/users/{name}/studios_following", context => CountAsync(context, "Studios I Follow"));
    }

    private static Task ActivityAsync(HttpContext context)
    {
        var user = context.Request.Query["user"].ToString();
        if (!MadeUp.IsUser(user))
        {
            return Reply.NotFoundAsync(context);
        }

        var html = new StringBuilder("<ul class=\"activity-stream\">\n");
        for (var number = 0; number < Reply.Number(context, "max", 6, Lines); number++)
        {
            Line(html, user, number);
        }

        return Reply.HtmlAsync(context, html.Append("</ul>").ToString());
    }

    private static void Line(StringBuilder html, string user, int number)
    {
        var key = $"activity {user} {number}";
        var (words, path) = Actions[MadeUp.Number(key, Actions.Length)];
        var other = MadeUp.User(key);
        var title = path.StartsWith("/users/", StringComparison.Ordinal) ? other : MadeUp.Title(key);
        var link = string.Format(CultureInfo.InvariantCulture, path, 1_000 + MadeUp.Number(key, 900_000_000), other);
        var ago = number < 1 ? "5 minutes ago" : $"{number} days, {MadeUp.Number(key, 23) + 1} hours ago";
        html.Append(CultureInfo.InvariantCulture, $"""
            <li>
              <span class="icon-xs black"></span>
              <div>
                <span class="actor">{Reply.Escaped(user)}</span>
                {words}
                <a href="{link}">{Reply.Escaped(title)}</a>
                <span class="time">{ago.Replace(" ", "&nbsp;", StringComparison.Ordinal)}</span>
              </div>
            </li>

            """);
    }

    private static Task CountAsync(HttpContext context, string what)
    {
        var user = Reply.Text(context, "name");
        if (!MadeUp.IsUser(user))
        {
            return Reply.NotFoundAsync(context);
        }

        var count = MadeUp.Number($"{what} {user}", 20_000);
        return Reply.HtmlAsync(context, string.Create(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html><head><title>Scratch - {what}</title></head>
            <body><div class="box"><div class="box-head"><h2><a href="/users/{user}">{user}</a> » {what} ({count})</h2></div>
            <ul class="users"><li><a href="/users/{MadeUp.User(user)}/">{MadeUp.User(user)}</a></li></ul></div></body></html>
            """));
    }
}
