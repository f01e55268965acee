using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a topic.</summary>
internal sealed class ForumTopicFields : StatsFields<ForumTopic>
{
    public ForumTopicFields()
    {
        AddNumber("id", "the number of the topic", answer => answer.Value.Id, isUsual: true);
        AddText("title", "the title", answer => answer.Value.Title, isUsual: true);
        AddText("category", "the category", answer => answer.Value.Category, isUsual: true);
        AddTruth("closed", "1 when it is closed, 0 when not; empty when not known", answer => answer.Value.IsClosed, isUsual: true);
        AddTruth("deleted", "1 when it has been deleted, 0 when not; empty when not known", answer => answer.Value.IsDeleted);
        AddDate("found", "when it was seen first", answer => answer.Value.FirstChecked);
        AddDate("checked", "when it was looked at last", answer => answer.Value.LastChecked);
        AddDate("cached", "when this was put together", answer => answer.Value.Cached);
        AddNumber("lastpost", "the number of the newest post that is known", answer => answer.Value.Posts.Count > 0 ? answer.Value.Posts[0].Id : null);
        AddText("lastauthor", "who wrote the newest post", answer => answer.Value.Posts.Count > 0 ? answer.Value.Posts[0].Username : null);
        AddDate("lastposted", "when the newest post was posted", answer => answer.Value.Posts.Count > 0 ? answer.Value.Posts[0].Posted : null);
        AddOrigin();
    }
}
