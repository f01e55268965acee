namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a project in a list that is sorted by something.</summary>
internal sealed class RankedProjectFields : StatsFields<RankedProject>
{
    public RankedProjectFields()
    {
        AddNumber("rank", "the place in this list, 1 is the first", answer => answer.Value.Rank, isUsual: true);
        AddNumber("id", "the number of the project", answer => answer.Value.Project.Id, isUsual: true);
        AddText("title", "the title", answer => answer.Value.Project.Title, isUsual: true);
        AddText("author", "the name of the author", answer => answer.Value.Project.Username, isUsual: true);
        AddNumber("count", "the number that the list is sorted by", answer => answer.Value.Count, isUsual: true);
        AddNumber("views", "views", answer => answer.Value.Project.Counts.Views);
        AddNumber("loves", "loves", answer => answer.Value.Project.Counts.Loves);
        AddNumber("favorites", "favorites", answer => answer.Value.Project.Counts.Favorites);
        AddNumber("comments", "comments", answer => answer.Value.Project.Counts.Comments);
        AddNumber("sysid", "the number of the project in these statistics", answer => answer.Value.Project.SysId);
        AddOrigin();
    }
}
