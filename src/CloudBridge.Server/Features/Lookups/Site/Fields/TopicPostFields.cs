using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A post on a page of a topic.</summary>
internal sealed class TopicPostFields : FieldTable<TopicPost>
{
    public TopicPostFields()
    {
        AddNumber("id", "the number of the post", post => post.Id, isUsual: true);
        AddText("author", "who wrote it", post => post.Author, isUsual: true);
        AddText("content", "the text", post => post.Content, isUsual: true);
        AddText("posted", "when it was posted, in words", post => post.Posted, isUsual: true);
        AddNumber("place", "its place in the topic, from 1", post => post.Index);
    }
}
