namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a user in a list that is sorted by something.</summary>
internal sealed class RankedUserFields : StatsFields<RankedUser>
{
    public RankedUserFields()
    {
        AddNumber("rank", "the place in this list, 1 is the first", answer => answer.Value.Rank, isUsual: true);
        AddText("name", "the name of the user", answer => answer.Value.User.Username, isUsual: true);
        AddNumber("count", "the number that the list is sorted by", answer => answer.Value.Count, isUsual: true);
        AddText("country", "the country", answer => answer.Value.User.Country);
        AddNumber("id", "the number of the user on Scratch", answer => answer.Value.User.ScratchId);
        AddNumber("sysid", "the number of the user in these statistics", answer => answer.Value.User.SysId);
        AddText("status", "the rank on Scratch, such as Scratcher", answer => answer.Value.User.Status);
        AddNumber("school", "the number of the school, empty for none", answer => answer.Value.User.School);
        AddNumber("views", "views of all projects of the user", answer => answer.Value.User.Counts.Views);
        AddNumber("loves", "loves of all projects of the user", answer => answer.Value.User.Counts.Loves);
        AddNumber("comments", "comments on all projects of the user", answer => answer.Value.User.Counts.Comments);
        AddNumber("favorites", "favorites of all projects of the user", answer => answer.Value.User.Counts.Favorites);
        AddNumber("followers", "followers", answer => answer.Value.User.Counts.Followers);
        AddNumber("following", "users that are followed", answer => answer.Value.User.Counts.Following);
        AddOrigin();
    }
}
