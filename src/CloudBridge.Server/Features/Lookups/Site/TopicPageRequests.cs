using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Site.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Topics of the forum from Scratch's own pages.</summary>
internal sealed class TopicPageRequests(IScratchSite site)
{
    private const string Page = "ScratchSite GET /discuss/topic/{id}/";
    private static readonly TopicFeedFields Feed = new();
    private static readonly TopicPostFields Posts = new();
    private static readonly TopicPageFields Topic = new();

    [Request("topic.feed", Description = "Lists the newest posts of a forum topic, newest first.", Example = "topic.feed 1", Fields = typeof(TopicFeedFields), Endpoints = ["ScratchSite GET /discuss/feeds/topic/{id}/"], Idempotent = true)]
    public Task<RequestResult> FeedAsync(string id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default)
    {
        var topic = LookupText.Topic(id);
        return Feed.AllAsync(context, style, $"Topic {topic} has no post.", async () => (await site.GetTopicFeedAsync(topic, cancellationToken)).Posts);
    }

    [Request("topic.page", Description = "Lists the posts on a page of a forum topic, oldest first.", Example = "topic.page 1", Fields = typeof(TopicPostFields), Endpoints = [Page], Idempotent = true)]
    public Task<RequestResult> PageAsync(string id, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var topic = LookupText.Topic(id);
        return Posts.TheirPageAsync(context, style, page, $"Topic {topic} has no post.", async at => (await site.GetTopicPageAsync(topic, at, cancellationToken)).Posts);
    }

    [Request("topic.head", Description = "Gives the title and forum of a topic, and how many pages it has.", Example = "topic.head 1", Fields = typeof(TopicPageFields), Endpoints = [Page], Idempotent = true)]
    public Task<RequestResult> HeadAsync(string id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default)
    {
        var topic = LookupText.Topic(id);
        return Topic.OneAsync(context, style, () => site.GetTopicPageAsync(topic, 1, cancellationToken));
    }
}
