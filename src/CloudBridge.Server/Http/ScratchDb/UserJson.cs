using System.Text.Json;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Http.ScratchDb;

/// <summary>Writes users.</summary>
internal static class UserJson
{
    public static void Write(Utf8JsonWriter json, UserStats user)
    {
        json.WriteString("username", user.Username);
        json.WriteNumber("id", user.ScratchId);
        json.WriteNumberOrNull("sys_id", user.SysId);
        json.WriteDate("joined", user.Joined);
        json.WriteNumber("followers", user.Followers);
        json.WriteNumber("following", user.Following);
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
        json.WriteNumber("scratch_id", user.ScratchId);
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
        json.WriteNumber("views", counts.Views);
        json.WriteNumber("loves", counts.Loves);
        json.WriteNumber("comments", counts.Comments);
        json.WriteNumber("favorites", counts.Favorites);
        json.WriteNumber("followers", counts.Followers);
        json.WriteNumber("following", counts.Following);
    }
}
