using System.Globalization;
using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.ScratchDb;

/// <summary>Users and projects.</summary>
internal static class FakeStats
{
    private const int PageSize = 100;
    private const int RankedUsers = 250;
    private static readonly string[] UserTypes = ["views", "loves", "comments", "favorites", "followers", "following"];
    private static readonly string[] ProjectTypes = ["views", "loves", "favorites", "comments"];
    private static readonly DateTime LastDay = new(2024, 5, 1, 0, 0, 0, DateTimeKind.Utc);

    public static JsonObject? User(string username)
    {
        var user = StatsExample.Read("user");
        if (StatsExample.Is(username, "World_Languages") || !StatsExample.Knows(username))
        {
            return StatsExample.Knows(username) ? user : null;
        }

        var seed = StatsExample.Seed(username);
        (user["username"], user["id"], user["sys_id"]) = (username, 1_000_000 + seed, seed);
        (user["country"], user["bio"], user["work"]) = ("Japan", $"I am {username}.", "A new game.");
        var statistics = user["statistics"]!.AsObject();
        Fill(statistics, UserTypes, seed);
        (user["followers"], user["following"]) = (statistics["followers"]!.DeepClone(), statistics["following"]!.DeepClone());
        return user;
    }

    public static JsonObject? UserRanks(string country, string type, int page)
    {
        if (!UserTypes.Contains(type))
        {
            return null;
        }

        var answer = StatsExample.Read("user-rank");
        var users = answer["users"]!.AsArray();
        var known = StatsExample.Knows(country) ? RankedUsers : 0;
        answer["users"] = Page(users, page, known, place => RankedUser(users, country, place));
        return answer;
    }

    public static JsonObject? Project(long id)
    {
        if (!StatsExample.Knows(id))
        {
            return null;
        }

        var project = StatsExample.Read("project");
        if (id != 10016238)
        {
            (project["id"], project["sys_id"], project["title"], project["username"]) = (id, id % 100_000, $"Project {id}", $"Scratcher{id % 250}");
            Fill(project["statistics"]!.AsObject(), ProjectTypes, (int)(id % 100_000));
        }

        return project;
    }

    public static JsonObject? ProjectRanks(string type, int page)
    {
        if (!ProjectTypes.Contains(type))
        {
            return null;
        }

        var answer = StatsExample.Read("project-rank");
        var projects = answer["projects"]!.AsArray();
        answer["projects"] = Page(projects, page, RankedUsers, place => RankedProject(projects, place));
        return answer;
    }

    public static JsonObject? ProjectsOf(string username)
    {
        if (!StatsExample.Knows(username))
        {
            return null;
        }

        var answer = StatsExample.Read("project-rank");
        foreach (var project in answer["projects"]!.AsArray())
        {
            project!["info"]!["username"] = username;
        }

        return answer;
    }

    public static JsonArray? Graph(string username, int segment, int range)
    {
        if (!StatsExample.Knows(username) || segment < 1)
        {
            return null;
        }

        var points = Enumerable.Range(0, Math.Clamp(range / segment, 0, 1_000));
        return [.. points.Select(point => new JsonObject
        {
            ["date"] = LastDay.AddDays(-point * segment).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["value"] = 8366 - point,
        })];
    }

    private static JsonArray Page(JsonArray examples, int page, int known, Func<int, JsonNode> make)
    {
        var from = page * PageSize;
        return [.. Enumerable.Range(from, Math.Clamp(known - from, 0, PageSize)).Select(i => i < examples.Count ? examples[i]!.DeepClone() : make(i + 1))];
    }

    private static JsonObject RankedUser(JsonArray examples, string country, int place)
    {
        var user = examples[0]!.DeepClone().AsObject();
        var info = user["info"]!.AsObject();
        (info["username"], info["scratch_id"]) = ($"Scratcher{place}", 2_000_000 + place);
        info["country"] = StatsExample.Is(country, "global") ? "Japan" : country;
        Fill(user, UserTypes, place);
        return user;
    }

    private static JsonObject RankedProject(JsonArray examples, int place)
    {
        var project = examples[0]!.DeepClone().AsObject();
        var info = project["info"]!.AsObject();
        (info["username"], info["title"], info["scratch_id"], info["sys_id"]) = ($"Scratcher{place}", $"Project {place}", 200_000_000 + place, 20_000 + place);
        Fill(project, ProjectTypes, place);
        return project;
    }

    /// <summary>Gives counts that shrink with the place, and places that grow.</summary>
    private static void Fill(JsonObject statistics, string[] types, int place)
    {
        for (var i = 0; i < types.Length; i++)
        {
            statistics[types[i]] = 10_000_000 / ((place + 2) * (i + 1));
            statistics["ranks"]![types[i]] = place;
            if (statistics["ranks"]!["country"] is { } country)
            {
                country[types[i]] = place;
            }
        }
    }
}
