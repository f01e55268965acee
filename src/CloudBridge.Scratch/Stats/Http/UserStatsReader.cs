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
        if (Json.Text(info, "username") is not { } username || (StatsValue.NumberOrNull(info, "scratch_id") ?? StatsValue.NumberOrNull(info, "id")) is not { } id)
        {
            return null;
        }

        var ranks = Json.Property(statistics, "ranks");
        var counts = Counts(statistics);
        return new UserStats(username, id)
        {
            SysId = StatsValue.NumberOrNull(info, "sys_id"),
            Joined = StatsValue.Date(info, "joined"),
            Country = Json.Text(info, "country"),
            Bio = Json.Text(info, "bio"),
            Work = Json.Text(info, "work"),
            Status = Json.Text(info, "status"),
            School = StatsValue.NumberOrNull(info, "school"),
            Followers = StatsValue.NumberOrNull(fields, "followers") ?? counts.Followers,
            Following = StatsValue.NumberOrNull(fields, "following") ?? counts.Following,
            Counts = counts,
            Ranks = CountsOrNull(ranks),
            CountryRanks = CountsOrNull(Json.Property(ranks, "country")),
        };
    }

    private static UserCounts? CountsOrNull(JsonElement fields) => fields.ValueKind == JsonValueKind.Object ? Counts(fields) : null;

    private static UserCounts Counts(JsonElement fields) => new()
    {
        Views = StatsValue.Number(fields, "views"),
        Loves = StatsValue.Number(fields, "loves"),
        Comments = StatsValue.Number(fields, "comments"),
        Favorites = StatsValue.Number(fields, "favorites"),
        Followers = StatsValue.Number(fields, "followers"),
        Following = StatsValue.Number(fields, "following"),
    };
}
