using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The front page: the rows of the example, each made longer with items like its first.</summary>
internal static class FrontPageReads
{
    private const int RowLength = 20;

    public static JsonObject Of(FakeWorld world, JsonObject example)
    {
        var page = new JsonObject();
        foreach (var (name, row) in example)
        {
            page[name] = Longer(world, name, row!.AsArray());
        }

        return page;
    }

    private static JsonArray Longer(FakeWorld world, string name, JsonArray row)
    {
        var longer = row.DeepClone().AsArray();
        for (var i = row.Count; i < RowLength; i++)
        {
            var item = row[0]!.DeepClone().AsObject();
            Fill(world, item, Seed.Of(name, i));
            longer.Add((JsonNode)item);
        }

        return longer;
    }

    private static void Fill(FakeWorld world, JsonObject item, ulong seed)
    {
        if ((string)item["type"]! == "gallery")
        {
            var studio = world.Studios.Some(seed);
            Set(item, studio.Id, studio.Title, "galleries");
            return;
        }

        var project = world.Projects.Some(seed);
        Set(item, project.Id, project.Title, "projects");
        Replace(item, "creator", project.Author.Name);
        Replace(item, "love_count", project.Loves);
        Replace(item, "remixers_count", world.Projects.RemixesOf(project).Count());
        Replace(item, "curator_name", world.Users.At((long)(seed >> 30)).Name);
    }

    private static void Set(JsonObject item, long id, string title, string folder)
    {
        item["id"] = id;
        item["title"] = title;
        item["thumbnail_url"] = $"//cdn.scratch.mit.edu/static/site/{folder}/thumbnails/{id / 10_000}/{id % 10_000}.png";
    }

    private static void Replace(JsonObject item, string name, JsonNode value)
    {
        if (item.ContainsKey(name))
        {
            item[name] = value;
        }
    }
}
