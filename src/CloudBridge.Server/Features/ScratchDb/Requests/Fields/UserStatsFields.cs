using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a user.</summary>
internal sealed class UserStatsFields : StatsFields<UserStats>
{
    public UserStatsFields()
    {
        AddText("name", "the name of the user", answer => answer.Value.Username, isUsual: true);
        AddText("country", "the country", answer => answer.Value.Country, isUsual: true);
        AddNumber("followers", "followers", answer => answer.Value.Followers, isUsual: true);
        AddNumber("views", "views of all projects of the user", answer => answer.Value.Counts.Views, isUsual: true);
        AddNumber("loves", "loves of all projects of the user", answer => answer.Value.Counts.Loves, isUsual: true);
        AddNumber("favorites", "favorites of all projects of the user", answer => answer.Value.Counts.Favorites, isUsual: true);
        AddNumber("comments", "comments on all projects of the user", answer => answer.Value.Counts.Comments);
        AddNumber("following", "users that are followed", answer => answer.Value.Following);
        AddNumber("id", "the number of the user on Scratch", answer => answer.Value.ScratchId);
        AddNumber("sysid", "the number of the user in these statistics", answer => answer.Value.SysId);
        AddText("status", "the rank on Scratch, such as Scratcher", answer => answer.Value.Status);
        AddNumber("school", "the number of the school, empty for none", answer => answer.Value.School);
        AddDate("joined", "the day the user joined", answer => answer.Value.Joined);
        AddText("bio", "about me", answer => answer.Value.Bio);
        AddText("work", "what I am working on", answer => answer.Value.Work);
        foreach (var type in Enum.GetValues<UserRankType>())
        {
            var name = type.ToString().ToLowerInvariant();
            AddNumber($"{name}rank", $"the place among all users by {name}, empty when there is none", answer => answer.Value.Ranks?.Of(type));
            AddNumber($"{name}countryrank", $"the place among the users of the country by {name}, empty when there is none", answer => answer.Value.CountryRanks?.Of(type));
        }

        AddOrigin();
    }
}
