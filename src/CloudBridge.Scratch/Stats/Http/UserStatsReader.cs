using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Stats.Http;

/// <summary>Reads users, alone (numbers below <c>statistics</c>) and in lists (who it is below <c>info</c>).</summary>
internal static class UserStatsReader
{
    public static UserStats? Read(JsonElement fields)
    {
        var info = StatsValue.ObjectOrSelf(fields, "info");
        var statistics = StatsValue.ObjectOrSelf(fields, "statistics");
        if (Json.Text(info, "username") is not { } username)
        {
            return null;
        }

        var ranks = Json.Property(statistics, "ranks");
        var counts = Numbers(statistics, StatsValue.Count);
        return new UserStats(username, StatsValue.Place(info, "scratch_id") ?? StatsValue.Place(info, "id"))
        {
            SysId = StatsValue.NumberOrNull(info, "sys_id"),
            Joined = StatsValue.Date(info, "joined"),
            Country = Json.Text(info, "country"),
            Bio = Json.Text(info, "bio"),
            Work = Json.Text(info, "work"),
            Status = Json.Text(info, "status"),
            School = StatsValue.NumberOrNull(info, "school"),
            Followers = StatsValue.Count(fields, "followers") ?? counts.Followers,
            Following = StatsValue.Count(fields, "following") ?? counts.Following,
            Counts = counts,
            Ranks = PlacesOrNull(ranks),
            CountryRanks = PlacesOrNull(Json.Property(ranks, "country")),
        };
    }

    private static UserCounts? PlacesOrNull(JsonElement fields) => fields.ValueKind == JsonValueKind.Object ? Numbers(fields, StatsValue.Place) : null;

    private static UserCounts Numbers(JsonElement fields, Func<JsonElement, string, long?> read) => new()
    {
        Views = read(fields, "views"),
        Loves = read(fields, "loves"),
        Comments = read(fields, "comments"),
        Favorites = read(fields, "favorites"),
        Followers = read(fields, "followers"),
        Following = read(fields, "following"),
    };
}
