using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>The proxy of TurboWarp; its translations and voices are with the languages.</summary>
internal static class FakeTrampoline
{
    private const int Projects = 60;
    private const int PageLength = 40;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/trampoline/api/projects/{id}", context => AnswerAsync(context, Reply.Id(context, "id"), Project));
        app.MapGet("/trampoline/api/users/{name}", UserAsync);
        app.MapGet("/trampoline/api/studios/{id}/projects", context => AnswerAsync(
            context,
            Reply.Id(context, "id"),
            studio => StudioProjects(studio, Reply.Number(context, "offset", 0, Projects))));
        app.MapGet("/trampoline/thumbnails/{id}", context => PictureAsync(context, Reply.Id(context, "id"), 480, 360));
        app.MapGet("/trampoline/avatars/{id}", context => PictureAsync(context, Reply.Id(context, "id"), 90, 90));
        app.MapGet("/trampoline/avatars/by-username/{name}", context => PictureAsync(context, IdOf(Reply.Text(context, "name")), 90, 90));
    }

    private static Task AnswerAsync(HttpContext context, long id, Func<long, object> answer) =>
        MadeUp.IsId(id) ? Reply.JsonAsync(context, answer(id)) : Reply.NotFoundAsync(context);

    private static Task UserAsync(HttpContext context)
    {
        var name = Reply.Text(context, "name");
        return MadeUp.IsUser(name) ? Reply.JsonAsync(context, User(name)) : Reply.NotFoundAsync(context);
    }

    private static Task PictureAsync(HttpContext context, long id, int width, int height) => MadeUp.IsId(id)
        ? Reply.BytesAsync(context, TinyPicture.Of(width, height, MadeUp.Number($"picture {id}", 0x1000000)), "image/png")
        : Reply.NotFoundAsync(context);

    private static long IdOf(string name) => MadeUp.IsUser(name) ? MadeUp.UserId(name) : MadeUp.UnknownId;

    private static object User(string name) => new
    {
        id = MadeUp.UserId(name),
        username = name,
        scratchteam = false,
        history = new { joined = "2013-01-31T12:00:00.000Z" },
        profile = new
        {
            id = MadeUp.UserId(name) + 1,
            images = new Dictionary<string, string>
            {
                ["90x90"] = $"https://cdn2.scratch.mit.edu/get_image/user/{MadeUp.UserId(name)}_90x90.png",
            },
            status = "",
            bio = "",
            country = "Canada",
        },
    };

    private static object Project(long id) => new
    {
        id,
        title = MadeUp.Title($"{id}"),
        description = "",
        instructions = "",
        visibility = "visible",
        @public = true,
        comments_allowed = true,
        is_published = true,
        author = User(MadeUp.User($"{id}")),
        image = $"https://cdn2.scratch.mit.edu/get_image/project/{id}_480x360.png",
        images = new Dictionary<string, string> { ["282x218"] = $"https://cdn2.scratch.mit.edu/get_image/project/{id}_282x218.png" },
        history = new { created = "2020-01-01T00:00:00.000Z", modified = "2020-02-01T00:00:00.000Z", shared = "2020-01-15T00:00:00.000Z" },
        stats = new
        {
            views = MadeUp.Number($"views {id}", 50_000),
            loves = MadeUp.Number($"loves {id}", 5_000),
            favorites = MadeUp.Number($"favorites {id}", 4_000),
            remixes = MadeUp.Number($"remixes {id}", 100),
        },
        remix = new { parent = (long?)null, root = (long?)null },
        project_token = $"1768435200_{id}_made-up",
    };

    private static object StudioProjects(long studio, int offset) =>
        Enumerable.Range(offset, Math.Clamp(Projects - offset, 0, PageLength)).Select(place =>
    {
        var key = $"studio {studio} {place}";
        return new
        {
            id = 1_000 + MadeUp.Number(key, 900_000_000),
            title = MadeUp.Title(key),
            username = MadeUp.User(key),
            creator_id = MadeUp.UserId(MadeUp.User(key)),
        };
    });
}
