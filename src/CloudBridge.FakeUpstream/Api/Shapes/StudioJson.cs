using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The shapes of a studio and of what happens in it.</summary>
internal static class StudioJson
{
    private const int MostCounted = 100;

    /// <summary>The whole studio; comments and projects are counted to 100.</summary>
    public static JsonObject Full(FakeStudio studio, int comments, int projects)
    {
        var json = Item(studio);
        json["stats"] = new JsonObject
        {
            ["comments"] = Math.Min(comments, MostCounted),
            ["followers"] = studio.Followers,
            ["managers"] = studio.Managers,
            ["projects"] = Math.Min(projects, MostCounted),
        };
        return json;
    }

    /// <summary>A studio in a list, without counts.</summary>
    public static JsonObject Item(FakeStudio studio) => new()
    {
        ["id"] = studio.Id,
        ["title"] = studio.Title,
        ["host"] = studio.HostId,
        ["description"] = studio.Description,
        ["visibility"] = "visible",
        ["public"] = true,
        ["open_to_all"] = studio.IsOpen,
        ["comments_allowed"] = studio.AreCommentsAllowed,
        ["image"] = $"https://cdn2.scratch.mit.edu/get_image/gallery/{studio.Id}_170x100.png",
        ["history"] = new JsonObject { ["created"] = Dates.Of(studio.Created), ["modified"] = Dates.Of(studio.Modified) },
        ["stats"] = new JsonObject(),
    };

    /// <summary>A result of search and explore, with their untruthful flags.</summary>
    public static JsonObject Found(FakeStudio studio)
    {
        var json = Item(studio);
        json["visibility"] = "notvisible";
        json["public"] = false;
        json["comments_allowed"] = false;
        return json;
    }

    /// <summary>Something that happened in a studio; every ninth time without a project.</summary>
    public static JsonObject Event(int number, DateTimeOffset date, FakeProject project, FakeUser actor)
    {
        var type = (number % 9) switch { 4 => "updatestudio", 7 => "removeprojectstudio", _ => "addprojecttostudio" };
        var json = new JsonObject { ["datetime_created"] = Dates.Of(date), ["id"] = $"{type}-{100_000_000 - number}", ["actor_id"] = actor.Id };
        if (type != "updatestudio")
        {
            json["project_id"] = project.Id;
            json["project_title"] = project.Title;
        }

        json["type"] = type;
        json["actor_username"] = actor.Name;
        return json;
    }
}
