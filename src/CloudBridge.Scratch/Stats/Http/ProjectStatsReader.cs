using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Stats.Http;

/// <summary>Reads projects, alone (numbers below <c>statistics</c>) and in lists (what it is below <c>info</c>).</summary>
internal static class ProjectStatsReader
{
    public static ProjectStats? Read(JsonElement fields)
    {
        var info = StatsValue.ObjectOrSelf(fields, "info");
        var statistics = StatsValue.ObjectOrSelf(fields, "statistics");
        if (Json.Text(info, "username") is not { } username
            || (StatsValue.NumberOrNull(info, "scratch_id") ?? StatsValue.NumberOrNull(info, "id")) is not { } id)
        {
            return null;
        }

        var times = Json.Property(fields, "times");
        var remix = Json.Property(fields, "remix");
        return new ProjectStats(id, username, Json.Text(info, "title") ?? "")
        {
            SysId = StatsValue.NumberOrNull(info, "sys_id"),
            LastUpdated = StatsValue.Date(fields, "last_updated") ?? StatsValue.Date(fields, "last-updated"),
            Created = StatsValue.Date(times, "created"),
            Modified = StatsValue.Date(times, "modified"),
            Shared = StatsValue.Date(times, "shared"),
            Description = Json.Text(fields, "description"),
            Instructions = Json.Text(fields, "instructions"),
            IsPublic = StatsValue.Truth(fields, "public"),
            AreCommentsAllowed = StatsValue.Truth(fields, "comments_allowed"),
            RemixParent = StatsValue.Place(remix, "parent"),
            RemixRoot = StatsValue.Place(remix, "root"),
            Counts = Numbers(statistics, StatsValue.Count),
            Ranks = Json.Property(statistics, "ranks") is { ValueKind: JsonValueKind.Object } ranks
                ? Numbers(ranks, StatsValue.Place)
                : null,
        };
    }

    private static ProjectCounts Numbers(JsonElement fields, Func<JsonElement, string, long?> read) => new()
    {
        Views = read(fields, "views"),
        Loves = read(fields, "loves"),
        Favorites = read(fields, "favorites"),
        Comments = read(fields, "comments"),
    };
}
