using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>Statuses and reactions of the forum.</summary>
internal static class FakeOcular
{
    private static readonly string[] Emojis = ["👍", "👎", "😄", "🎉", "😕", "❤️", "🚀", "👀"];
    private static readonly string[] Colors = ["#4d97ff", "#ffab19", "#59c059", "#cf63cf"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/ocular/api/user/{name}", UserAsync);
        app.MapGet("/ocular/api/reactions/{post}", ReactionsAsync);
    }

    private static Task UserAsync(HttpContext context)
    {
        var name = Reply.Text(context, "name");
        if (!MadeUp.IsUser(name))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Reply.JsonAsync(context, new { error = "no user found" });
        }

        return Reply.JsonAsync(context, new { name, status = $"working on {MadeUp.Title(name)}", color = Colors[MadeUp.Number(name, Colors.Length)] });
    }

    private static Task ReactionsAsync(HttpContext context)
    {
        var post = Reply.Id(context, "post");
        return MadeUp.IsId(post)
            ? Reply.JsonAsync(context, Emojis.Select(emoji => new { emoji, reactions = Users(post, emoji) }))
            : Reply.NotFoundAsync(context);
    }

    private static IEnumerable<object> Users(long post, string emoji)
    {
        var names = Enumerable.Range(0, MadeUp.Number($"{post} {emoji}", 4)).Select(number => MadeUp.User($"{post} {emoji} {number}")).Distinct();
        return names.Select(user => new { post = $"{post}", user, emoji });
    }
}
