using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Api;

/// <summary>Reads studios and what happens in them.</summary>
internal static class StudioReader
{
    public static ScratchStudio Read(JsonElement studio)
    {
        var history = Json.Property(studio, "history");
        return new ScratchStudio(Fields.MustNumber(studio, "id"), Fields.MustText(studio, "title"))
        {
            HostId = Json.Number(studio, "host"),
            Description = Fields.Text(studio, "description"),
            Visibility = Json.Text(studio, "visibility"),
            IsPublic = Fields.Flag(studio, "public"),
            IsOpenToAll = Fields.Flag(studio, "open_to_all"),
            AreCommentsAllowed = Fields.Flag(studio, "comments_allowed"),
            Image = Fields.Address(studio, "image"),
            Created = Fields.Date(history, "created"),
            Modified = Fields.Date(history, "modified"),
            Stats = Stats(Json.Property(studio, "stats")),
        };
    }

    /// <summary>A result of search or explore, without the flags that are wrong there.</summary>
    public static ScratchStudio Found(JsonElement studio) =>
        Read(studio) with { Visibility = null, IsPublic = null, AreCommentsAllowed = null };

    public static StudioEvent Event(JsonElement happened) => new(
        Fields.MustText(happened, "id"),
        Fields.Text(happened, "type"),
        Fields.MustDate(happened, "datetime_created"),
        Json.Number(happened, "actor_id"),
        Fields.Text(happened, "actor_username"),
        Json.Number(happened, "project_id"),
        Json.Text(happened, "project_title"));

    private static ScratchStudioStats Stats(JsonElement stats) => new()
    {
        Comments = Json.Number(stats, "comments"),
        Followers = Json.Number(stats, "followers"),
        Managers = Json.Number(stats, "managers"),
        Projects = Json.Number(stats, "projects"),
    };
}
