using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Api;

/// <summary>Reads projects.</summary>
internal static class ProjectReader
{
    public static ScratchProject Read(JsonElement project)
    {
        var history = Json.Property(project, "history");
        var remix = Json.Property(project, "remix");
        return new ScratchProject(Fields.MustNumber(project, "id"), Fields.MustText(project, "title"))
        {
            Description = Fields.Text(project, "description"),
            Instructions = Fields.Text(project, "instructions"),
            Visibility = Json.Text(project, "visibility"),
            IsPublic = Fields.Flag(project, "public"),
            AreCommentsAllowed = Fields.Flag(project, "comments_allowed"),
            IsPublished = Fields.Flag(project, "is_published"),
            Author = UserReader.ReadIfWhole(Json.Property(project, "author")),
            Image = Fields.Address(project, "image"),
            Images = Fields.Pictures(project, "images"),
            Created = Fields.Date(history, "created"),
            Modified = Fields.Date(history, "modified"),
            Shared = Fields.Date(history, "shared"),
            Stats = Stats(Json.Property(project, "stats")),
            RemixParent = Json.Number(remix, "parent"),
            RemixRoot = Json.Number(remix, "root"),
            Token = Json.Text(project, "project_token"),
        };
    }

    /// <summary>
    /// A result of search or explore. What Scratch fills in there without looking is left out: shared projects come as not
    /// visible, with no remixes.
    /// </summary>
    public static ScratchProject Found(JsonElement project)
    {
        var found = Read(project);
        return found with
        {
            Visibility = null,
            IsPublic = null,
            AreCommentsAllowed = null,
            IsPublished = null,
            Stats = found.Stats with { Remixes = null },
        };
    }

    public static StudioProject InStudio(JsonElement project) => new(
        Fields.MustNumber(project, "id"),
        Fields.MustText(project, "title"),
        Fields.Address(project, "image") ?? "",
        Json.Number(project, "creator_id"),
        Fields.MustText(project, "username"),
        Fields.Pictures(project, "avatar"),
        Json.Number(project, "actor_id"));

    private static ScratchProjectStats Stats(JsonElement stats) => new()
    {
        Views = Json.Number(stats, "views"),
        Loves = Json.Number(stats, "loves"),
        Favorites = Json.Number(stats, "favorites"),
        Remixes = Json.Number(stats, "remixes"),
        Comments = Json.Number(stats, "comments"),
    };
}
