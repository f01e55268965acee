using System.Text.Json;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Http;

/// <summary>Writes users.</summary>
internal static class ScratchDbUserJson
{
    public static void Write(Utf8JsonWriter json, UserStats user)
    {
        json.WriteString("username", user.Username);
        json.WriteNumberOrNull("id", user.ScratchId);
        json.WriteNumberOrNull("sys_id", user.SysId);
        json.WriteDate("joined", user.Joined);
        json.WriteNumberOrNull("followers", user.Followers);
        json.WriteNumberOrNull("following", user.Following);
        json.WriteString("country", user.Country);
        json.WriteString("bio", user.Bio);
        json.WriteString("work", user.Work);
        json.WriteString("status", user.Status);
        json.WriteNumberOrNull("school", user.School);
        json.WriteStartObject("statistics");
        WriteRanks(json, user);
        WriteCounts(json, user.Counts);
        json.WriteEndObject();
    }

    public static void WriteMany(Utf8JsonWriter json, IReadOnlyList<UserStats> users)
    {
        json.WriteStartArray("users");
        foreach (var user in users)
        {
            json.WriteStartObject();
            WriteRanks(json, user);
            WriteInfo(json, user);
            WriteCounts(json, user.Counts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteInfo(Utf8JsonWriter json, UserStats user)
    {
        json.WriteStartObject("info");
        json.WriteString("username", user.Username);
        json.WriteNumberOrNull("scratch_id", user.ScratchId);
        json.WriteString("country", user.Country);
        json.WriteString("status", user.Status);
        json.WriteNumberOrNull("school", user.School);
        json.WriteEndObject();
    }

    private static void WriteRanks(Utf8JsonWriter json, UserStats user)
    {
        if (user.Ranks is not { } ranks)
        {
            return;
        }

        json.WriteStartObject("ranks");
        if (user.CountryRanks is { } country)
        {
            json.WriteStartObject("country");
            WriteCounts(json, country);
            json.WriteEndObject();
        }

        WriteCounts(json, ranks);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, UserCounts counts)
    {
        json.WriteNumberOrNull("views", counts.Views);
        json.WriteNumberOrNull("loves", counts.Loves);
        json.WriteNumberOrNull("comments", counts.Comments);
        json.WriteNumberOrNull("favorites", counts.Favorites);
        json.WriteNumberOrNull("followers", counts.Followers);
        json.WriteNumberOrNull("following", counts.Following);
    }
}
