using CloudBridge.Scratch;
using CloudBridge.Server.Requests.Site.Fields;

namespace CloudBridge.Server.Requests.Site;

/// <summary>Topics of the forum from Scratch's own pages.</summary>
internal sealed class TopicPageRequests(IScratchSite site)
{
    private const string Page = "ScratchSite GET /discuss/topic/{id}/";
    private static readonly TopicFeedFields Feed = new();
    private static readonly TopicPostFields Posts = new();
    private static readonly TopicPageFields Topic = new();

    [Request("topic.feed", Description = "Lists the newest posts of a topic of the forum, newest first.", Example = "topic.feed 1", Fields = typeof(TopicFeedFields), Endpoints = ["ScratchSite GET /discuss/feeds/topic/{id}/"], Idempotent = true)]
    public async Task<RequestResult> FeedAsync(long id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Feed.Many((await site.GetTopicFeedAsync(SiteValues.Id(id, "topic"), cancellationToken)).Posts, style, context);

    [Request("topic.page", Description = "Lists the posts on a page of a topic of the forum, oldest first.", Example = "topic.page 1", Fields = typeof(TopicPostFields), Endpoints = [Page], Idempotent = true)]
    public async Task<RequestResult> PageAsync(long id, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default) =>
        Posts.Many((await site.GetTopicPageAsync(SiteValues.Id(id, "topic"), SiteValues.Page(page), cancellationToken)).Posts, style, context);

    [Request("topic.head", Description = "Tells the title and forum of a topic, and how many pages it has.", Example = "topic.head 1", Fields = typeof(TopicPageFields), Endpoints = [Page], Idempotent = true)]
    public async Task<RequestResult> HeadAsync(long id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Topic.One(await site.GetTopicPageAsync(SiteValues.Id(id, "topic"), 1, cancellationToken), style, context);
}
