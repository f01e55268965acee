using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a project.</summary>
internal sealed class ProjectStatsFields : StatsFields<ProjectStats>
{
    public ProjectStatsFields()
    {
        AddNumber("id", "the number of the project", answer => answer.Value.Id, isUsual: true);
        AddText("title", "the title", answer => answer.Value.Title, isUsual: true);
        AddText("author", "the name of the author", answer => answer.Value.Username, isUsual: true);
        AddNumber("views", "views", answer => answer.Value.Counts.Views, isUsual: true);
        AddNumber("loves", "loves", answer => answer.Value.Counts.Loves, isUsual: true);
        AddNumber("favorites", "favorites", answer => answer.Value.Counts.Favorites, isUsual: true);
        AddNumber("comments", "comments", answer => answer.Value.Counts.Comments);
        foreach (var type in Enum.GetValues<ProjectRankType>())
        {
            var name = type.ToString().ToLowerInvariant();
            AddNumber($"{name}rank", $"the place among all projects by {name}, empty when there is none", answer => answer.Value.Ranks?.Of(type));
        }

        AddDate("created", "when it was made", answer => answer.Value.Created);
        AddDate("modified", "when it was changed last", answer => answer.Value.Modified);
        AddDate("shared", "when it was shared", answer => answer.Value.Shared);
        AddText("instructions", "how to use it", answer => answer.Value.Instructions);
        AddText("notes", "notes and credits", answer => answer.Value.Description);
        AddTruth("public", "1 when it is shared, 0 when not", answer => answer.Value.IsPublic);
        AddTruth("commentsopen", "1 when comments are open, 0 when not", answer => answer.Value.AreCommentsAllowed);
        AddNumber("parent", "the project it is a remix of, empty for none", answer => answer.Value.RemixParent);
        AddNumber("root", "the first project of its chain of remixes, empty for none", answer => answer.Value.RemixRoot);
        AddNumber("sysid", "the number of the project in these statistics", answer => answer.Value.SysId);
        AddDate("checked", "when it was looked at last", answer => answer.Value.LastUpdated);
        AddOrigin();
    }
}
