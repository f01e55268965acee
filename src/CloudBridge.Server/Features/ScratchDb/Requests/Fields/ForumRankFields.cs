using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a user in the ranking of a category.</summary>
internal sealed class ForumRankFields : StatsFields<ForumRank>
{
    public ForumRankFields()
    {
        AddNumber("rank", "the place, 1 is the first", answer => answer.Value.Rank, isUsual: true);
        AddText("name", "the name of the user", answer => answer.Value.Username, isUsual: true);
        AddNumber("count", "posts of the user", answer => answer.Value.Count, isUsual: true);
        AddOrigin();
    }
}
