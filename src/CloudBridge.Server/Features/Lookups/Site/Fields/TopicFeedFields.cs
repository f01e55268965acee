using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A post in the feed of a topic.</summary>
internal sealed class TopicFeedFields : FieldTable<TopicFeedPost>
{
    public TopicFeedFields()
    {
        AddNumber("id", "the number of the post", post => post.Id, isUsual: true);
        AddText("author", "who wrote it", post => post.Author, isUsual: true);
        AddText("content", "the text", post => post.Content, isUsual: true);
        AddDate("posted", "when it was posted", post => post.PostedAt, isUsual: true);
        AddText("title", "the topic and its forum", post => post.Title);
    }
}
