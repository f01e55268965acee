using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Topics of the forum from Scratch's own pages.</summary>
internal sealed class TopicPageRequests(IScratchSite site)
{
    private const string Page = "ScratchSite GET /discuss/topic/{id}/";
    private static readonly TopicFeedFields Feed = new();
    private static readonly TopicPostFields Posts = new();
    private static readonly TopicPageFields Topic = new();

    [Request(
        "topic.feed",
        Description = "Lists the newest posts of a forum topic, newest first.",
        Example = "topic.feed 1",
        Fields = typeof(TopicFeedFields),
        Endpoints = ["ScratchSite GET /discuss/feeds/topic/{id}/"],
        Idempotent = true)]
    public Task<RequestResult> FeedAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var topic = LookupText.Topic(id);
        return Feed.AllAsync(context, style, $"Topic {topic} has no post.", async () => (await site.GetTopicFeedAsync(topic, cancellationToken)).Posts);
    }

    [Request(
        "topic.page",
        Description = "Lists the posts on a page of a forum topic, oldest first.",
        Example = "topic.page 1",
        Fields = typeof(TopicPostFields),
        Endpoints = [Page],
        Idempotent = true)]
    public Task<RequestResult> PageAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var topic = LookupText.Topic(id);
        return Posts.TheirPageAsync(
            context,
            style,
            page,
            $"Topic {topic} has no post.",
            async at => (await site.GetTopicPageAsync(topic, at, cancellationToken)).Posts);
    }

    [Request(
        "topic.head",
        Description = "Gives the title and forum of a topic, and how many pages it has.",
        Example = "topic.head 1",
        Fields = typeof(TopicPageFields),
        Endpoints = [Page],
        Idempotent = true)]
    public Task<RequestResult> HeadAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var topic = LookupText.Topic(id);
        return Topic.OneAsync(context, style, () => site.GetTopicPageAsync(topic, 1, cancellationToken));
    }

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

    /// <summary>A topic of the forum.</summary>
    internal sealed class TopicPageFields : FieldTable<TopicPage>
    {
        public TopicPageFields()
        {
            AddText("title", "the title", topic => topic.Title, isUsual: true);
            AddText("category", "the forum it is in", topic => topic.Category, isUsual: true);
            AddNumber("pages", "how many pages it has", topic => topic.PageCount, isUsual: true);
        }
    }

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
}
