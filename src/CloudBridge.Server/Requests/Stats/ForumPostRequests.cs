using System.Globalization;
using CloudBridge.Scratch;
using CloudBridge.Server.Requests.Stats.Fields;

namespace CloudBridge.Server.Requests.Stats;

/// <summary>Posts and topics of the forum.</summary>
internal sealed class ForumPostRequests(IScratchStats stats)
{
    private static readonly ForumPostFields Post = new();
    private static readonly ForumTopicFields Topic = new();

    [Request("forum.post", Description = "Answers a post of the forum.", Example = "forum.post 28", Fields = typeof(ForumPostFields), Endpoints = ["ScratchDb GET /v2/forum/post/{id}", "ScratchDb GET /v3/forum/post/info/{id}"], Idempotent = true)]
    public async Task<RequestResult> PostAsync(long id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default)
    {
        if (StatsArguments.BadId(id) is { } refusal)
        {
            return refusal;
        }

        var post = await stats.GetPostAsync(id, cancellationToken);
        return post.Value is { ScratchError: { } error, Html: "", Bbcode: "" }
            ? RequestResult.NotFound($"Scratch does not show post {id}: it answers with error {error}.")
            : Post.One(post, style, context);
    }

    [Request("forum.posts", Description = "Answers the newest posts of a user, 20 a page.", Example = "forum.posts Paddle2See", Fields = typeof(ForumPostFields), Endpoints = ["ScratchDb GET /v2/forum/user/posts/{username}", "ScratchDb GET /v3/forum/user/posts/{username}/{page}"], Idempotent = true)]
    public async Task<RequestResult> PostsAsync(string name, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default) =>
        StatsArguments.BadName(name) ?? StatsPages.Of(await stats.GetPostsOfAsync(name, cancellationToken), page, posts => Post.Many(posts, style, context), $"No posts of {name} are known here.");

    [Request("forum.topic", Description = "Answers what a topic of the forum is about.", Example = "forum.topic 13", Fields = typeof(ForumTopicFields), Endpoints = ["ScratchDb GET /v2/forum/topic/{id}", "ScratchDb GET /v3/forum/topic/info/{id}"], Idempotent = true)]
    public async Task<RequestResult> TopicAsync(long id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        StatsArguments.BadId(id) ?? Topic.One(await stats.GetTopicAsync(id, cancellationToken), style, context);

    [Request("forum.topic.posts", Description = "Answers the newest posts of a topic, 20 a page.", Example = "forum.topic.posts 13", Fields = typeof(ForumPostFields), Endpoints = ["ScratchDb GET /v2/forum/topic/{id}", "ScratchDb GET /v3/forum/topic/posts/{id}/{page}"], Idempotent = true)]
    public async Task<RequestResult> TopicPostsAsync(long id, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        if (StatsArguments.BadId(id) is { } refusal)
        {
            return refusal;
        }

        var topic = await stats.GetTopicAsync(id, cancellationToken);
        return StatsPages.Of(topic.With(topic.Value.Posts), page, posts => Post.Many(posts, style, context), $"No posts of topic {id} are known here.");
    }

    [Request("forum.search", Description = "Searches posts: +username:NAME, +title:TEXT and +category:TEXT must be there, a minus forbids; 20 a page.", Example = "forum.search +username:Paddle2See", Fields = typeof(ForumPostFields), Endpoints = ["ScratchDb GET /v2/forum/search", "ScratchDb GET /v3/forum/search"], Idempotent = true)]
    public Task<RequestResult> SearchAsync(string query, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default) => ReadSearchAsync(() => StatsPages.AskAsync(
        page,
        async answerPage =>
        {
            var found = await stats.SearchPostsAsync(query, answerPage, cancellationToken);
            return found.With(found.Value.Posts);
        },
        posts => Post.Many(posts, style, context),
        "No posts were found. Try fewer or shorter words."));

    [Request("forum.search.count", Description = "Answers how many posts a search finds.", Example = "forum.search.count +username:Paddle2See", Answer = "a number", Endpoints = ["ScratchDb GET /v2/forum/search", "ScratchDb GET /v3/forum/search"], Idempotent = true)]
    public Task<RequestResult> SearchCountAsync(string query, CancellationToken cancellationToken = default) => ReadSearchAsync(async () =>
        (await stats.SearchPostsAsync(query, 0, cancellationToken)).Value.Hits.ToString(CultureInfo.InvariantCulture));

    private static async Task<RequestResult> ReadSearchAsync(Func<Task<RequestResult>> search)
    {
        try
        {
            return await search();
        }
        catch (FormatException error)
        {
            return RequestResult.BadArgument(error.Message);
        }
    }
}
