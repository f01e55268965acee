using System.Globalization;
using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The shapes of a project.</summary>
internal static class ProjectJson
{
    private const int TokenLife = 300;
    private static readonly string[] Sizes = ["282x218", "216x163", "200x200", "144x108", "135x102", "100x80"];

    /// <summary>The whole project.</summary>
    public static JsonObject Full(FakeProject project, int remixes, DateTimeOffset now)
    {
        var json = Item(project, remixes);
        json["project_token"] = $"{now.ToUnixTimeSeconds() + TokenLife}_"
            + Seed.Of("token", project.Id).ToString("x16", CultureInfo.InvariantCulture)
            + Seed.Of("token end", project.Id).ToString("x16", CultureInfo.InvariantCulture);
        return json;
    }

    /// <summary>A project in a list.</summary>
    /// <param name="project">The project.</param>
    /// <param name="remixes">How many remixes it has.</param>
    /// <param name="named">False in lists of one user's projects, which leave the name out.</param>
    public static JsonObject Item(FakeProject project, int remixes, bool named = true) => new()
    {
        ["id"] = project.Id,
        ["title"] = project.Title,
        ["description"] = project.Description,
        ["instructions"] = project.Instructions,
        ["visibility"] = "visible",
        ["public"] = true,
        ["comments_allowed"] = true,
        ["is_published"] = true,
        ["author"] = UserJson.Author(project.Author, named),
        ["image"] = Image(project.Id),
        ["images"] = Images(project),
        ["history"] = History(project),
        ["stats"] = Stats(project, "remixes", remixes),
        ["remix"] = new JsonObject { ["parent"] = project.Parent, ["root"] = project.Parent },
    };

    /// <summary>A result of search and explore, with their untruthful flags.</summary>
    public static JsonObject Found(FakeProject project)
    {
        var json = Item(project, 0);
        json["visibility"] = "notvisible";
        json["public"] = false;
        json["comments_allowed"] = false;
        json["is_published"] = false;
        json["remix"] = new JsonObject { ["root"] = null };
        return json;
    }

    /// <summary>The older shape, which counts comments.</summary>
    public static JsonObject Old(FakeProject project, int comments) => new()
    {
        ["id"] = project.Id,
        ["title"] = project.Title,
        ["description"] = project.Description,
        ["instructions"] = project.Instructions,
        ["history"] = History(project),
        ["stats"] = Stats(project, "comments", comments),
    };

    /// <summary>A project of a studio.</summary>
    public static JsonObject InStudio(FakeProject project, FakeUser addedBy) => new()
    {
        ["id"] = project.Id,
        ["title"] = project.Title,
        ["image"] = Image(project.Id),
        ["creator_id"] = project.Author.Id,
        ["username"] = project.Author.Name,
        ["avatar"] = UserJson.Images(project.Author.Id),
        ["actor_id"] = addedBy.Id,
    };

    private static string Image(long id) => $"https://cdn2.scratch.mit.edu/get_image/project/{id}_480x360.png";

    private static JsonObject Images(FakeProject project)
    {
        var images = new JsonObject();
        foreach (var size in Sizes)
        {
            images[size] = $"https://cdn2.scratch.mit.edu/get_image/project/{project.Id}_{size}.png?v={project.Modified.ToUnixTimeSeconds()}";
        }

        return images;
    }

    private static JsonObject History(FakeProject project) => new()
    {
        ["created"] = Dates.Of(project.Created),
        ["modified"] = Dates.Of(project.Modified),
        ["shared"] = Dates.Of(project.Shared),
    };

    private static JsonObject Stats(FakeProject project, string last, int count) => new()
    {
        ["views"] = project.Views,
        ["loves"] = project.Loves,
        ["favorites"] = project.Favorites,
        [last] = count,
    };
}
