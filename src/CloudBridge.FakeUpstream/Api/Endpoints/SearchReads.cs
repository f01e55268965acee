using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>Search and explore: what is found has the words that were looked for in its title.</summary>
internal static class SearchReads
{
    private const int MostFound = 150;
    private const int LongestTitle = 100;
    private static readonly string[] Modes = ["popular", "trending", "recent"];

    public static void Map(RouteGroupBuilder group, FakeWorld world)
    {
        foreach (var where in new[] { "search", "explore" })
        {
            group.Read(world, $"/{where}/projects", question => Answer(question, (words, i) => ProjectJson.Found(Project(world, words, question, i))));
            group.Read(world, $"/{where}/studios", question => Answer(question, (words, i) => StudioJson.Found(Studio(world, words, question, i))));
        }
    }

    private static ApiAnswer Answer(ApiQuestion question, Func<string, int, JsonObject> found)
    {
        if (question.Query("mode") is { } mode && !Modes.Contains(mode))
        {
            return ApiAnswer.BadRequest("mode must be popular or trending");
        }

        var words = (question.Query("q") ?? "").Trim();
        var count = words.StartsWith("nothing", StringComparison.OrdinalIgnoreCase) ? 0 : MostFound;
        return question.Page(Enumerable.Range(0, count).Select(i => found(words, i)).DistinctBy(item => (long)item["id"]!));
    }

    private static FakeProject Project(FakeWorld world, string words, ApiQuestion question, int index)
    {
        var project = world.Projects.Some(SeedOf(words, question, index));
        return words is "" or "*" ? project : world.Projects.Titled(project, TitleOf(words, project.Title));
    }

    private static FakeStudio Studio(FakeWorld world, string words, ApiQuestion question, int index)
    {
        var studio = world.Studios.Some(SeedOf(words, question, index));
        return words is "" or "*" ? studio : world.Studios.Titled(studio, TitleOf(words, studio.Title));
    }

    private static ulong SeedOf(string words, ApiQuestion question, int index) =>
        Seed.Of($"{question.Query("mode") ?? Modes[0]} {words}", index);

    private static string TitleOf(string words, string title)
    {
        var whole = title.Contains(words, StringComparison.OrdinalIgnoreCase) ? title : $"{words} - {title}";
        return whole.Length <= LongestTitle ? whole : whole[..LongestTitle];
    }
}
