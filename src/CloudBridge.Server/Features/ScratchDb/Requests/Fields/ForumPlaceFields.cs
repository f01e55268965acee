namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a user in a category of the forum.</summary>
internal sealed class ForumPlaceFields : StatsFields<ForumPlace>
{
    public ForumPlaceFields()
    {
        AddText("name", "the name of the user", answer => answer.Value.Name, isUsual: true);
        AddText("category", "the category, total for the whole forum", answer => answer.Value.Category, isUsual: true);
        AddNumber("count", "posts of the user there", answer => answer.Value.Count.Count, isUsual: true);
        AddNumber("rank", "the place there, 1 is the first", answer => answer.Value.Count.Rank, isUsual: true);
        AddText("categories", "the categories the user has posted in, with commas between", answer => string.Join(", ", answer.Value.User.Counts.Keys));
        AddNumber("firstpost", "the number of the first post of the user", answer => answer.Value.User.FirstPost?.Id);
        AddDate("firstposted", "when the first post was posted", answer => answer.Value.User.FirstPost?.Posted);
        AddText("firsttext", "what the first post says", answer => answer.Value.User.FirstPost?.Bbcode);
        AddNumber("lastpost", "the number of the newest post of the user", answer => answer.Value.User.LastPost?.Id);
        AddDate("lastposted", "when the newest post was posted", answer => answer.Value.User.LastPost?.Posted);
        AddText("lasttext", "what the newest post says", answer => answer.Value.User.LastPost?.Bbcode);
        AddOrigin();
    }
}
