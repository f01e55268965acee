using System.Text.Json;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Http;

/// <summary>Writes projects. Those with few views have no places.</summary>
internal static class ScratchDbProjectJson
{
    private const int RankedViews = 100;
    private const int RankedViewsInListOfUser = 1_000;

    public static void Write(Utf8JsonWriter json, ProjectStats project)
    {
        json.WriteNumber("id", project.Id);
        json.WriteNumberOrNull("sys_id", project.SysId);
        json.WriteString("username", project.Username);
        json.WriteDate("last_updated", project.LastUpdated);
        WriteTimes(json, project);
        json.WriteString("title", project.Title);
        json.WriteString("description", project.Description);
        json.WriteString("instructions", project.Instructions);
        json.WriteTruth("public", project.IsPublic);
        json.WriteTruth("comments_allowed", project.AreCommentsAllowed);
        WriteRemix(json, project);
        json.WriteStartObject("statistics");
        WriteRanks(json, project, RankedViews);
        WriteCounts(json, project.Counts);
        json.WriteEndObject();
    }

    public static void WriteRanking(Utf8JsonWriter json, IReadOnlyList<ProjectStats> projects) =>
        WriteMany(json, projects, rankedViews: 0);

    public static void WriteOfUser(Utf8JsonWriter json, IReadOnlyList<ProjectStats> projects) =>
        WriteMany(json, projects, RankedViewsInListOfUser);

    private static void WriteMany(Utf8JsonWriter json, IReadOnlyList<ProjectStats> projects, int rankedViews)
    {
        json.WriteStartArray("projects");
        foreach (var project in projects)
        {
            json.WriteStartObject();
            WriteRanks(json, project, rankedViews);
            WriteInfo(json, project);
            WriteCounts(json, project.Counts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTimes(Utf8JsonWriter json, ProjectStats project)
    {
        json.WriteStartObject("times");
        json.WriteDate("created", project.Created);
        json.WriteDate("modified", project.Modified);
        json.WriteDate("shared", project.Shared);
        json.WriteEndObject();
    }

    private static void WriteRemix(Utf8JsonWriter json, ProjectStats project)
    {
        json.WriteStartObject("remix");
        json.WriteNumberOrNull("parent", project.RemixParent);
        json.WriteNumberOrNull("root", project.RemixRoot);
        json.WriteEndObject();
    }

    private static void WriteInfo(Utf8JsonWriter json, ProjectStats project)
    {
        json.WriteStartObject("info");
        json.WriteString("username", project.Username);
        json.WriteString("title", project.Title);
        json.WriteNumber("scratch_id", project.Id);
        json.WriteNumberOrNull("sys_id", project.SysId);
        json.WriteEndObject();
    }

    private static void WriteRanks(Utf8JsonWriter json, ProjectStats project, int rankedViews)
    {
        if (project.Ranks is not { } ranks || project.Counts.Views < rankedViews)
        {
            return;
        }

        json.WriteStartObject("ranks");
        WriteCounts(json, ranks);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, ProjectCounts counts)
    {
        json.WriteNumberOrNull("views", counts.Views);
        json.WriteNumberOrNull("loves", counts.Loves);
        json.WriteNumberOrNull("favorites", counts.Favorites);
        json.WriteNumberOrNull("comments", counts.Comments);
    }
}
