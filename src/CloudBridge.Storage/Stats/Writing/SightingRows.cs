using CloudBridge.Scratch;

namespace CloudBridge.Storage.Stats.Writing;

/// <summary>
/// Turns what an upstream told of users and projects into rows; what it left out, or gave as its sign for that, is null.
/// </summary>
internal static class SightingRows
{
    public static UserRow Of(ScratchUser user) => new(user.Username)
    {
        Id = user.Id > 0 ? user.Id : null,
        Country = Text(user.Country),
        Joined = Day(user.Joined),
        Status = user.IsScratchTeam == true ? "Scratch Team" : null,
        Bio = user.Bio,
        Work = user.Status,
    };

    public static ProjectRow Of(ScratchProject project, string? author)
    {
        return new ProjectRow(project.Id)
        {
            Username = Text(author),
            Title = Text(project.Title),
            Views = project.Stats.Views,
            Loves = project.Stats.Loves,
            Favorites = project.Stats.Favorites,
            Comments = project.Stats.Comments,
            IsSeen = true,
            Created = project.Created?.ToUnixTimeMilliseconds(),
            Modified = project.Modified?.ToUnixTimeMilliseconds(),
            Shared = project.Shared?.ToUnixTimeMilliseconds(),
            IsPublic = project.IsPublic,
            AreCommentsAllowed = project.AreCommentsAllowed,
            RemixParent = project.RemixParent,
            RemixRoot = project.RemixRoot,
            Description = Text(project.Description),
            Instructions = Text(project.Instructions),
        };
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static long? Day(DateTimeOffset? time) =>
        time is { } at ? new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero).ToUnixTimeMilliseconds() : null;
}
