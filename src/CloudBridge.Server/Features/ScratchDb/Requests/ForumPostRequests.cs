using System.Globalization;
using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Posts and topics of the forum.</summary>
internal sealed class ForumPostRequests(IScratchStats stats)
{
    private static readonly ForumPostFields Post = new();
    private static readonly FoundPostFields Found = new();
    private static readonly ForumTopicFields Topic = new();

    [Request(
        "forum.post",
        Description = "Gives a forum post.",
        Example = "forum.post 28",
        Fields = typeof(ForumPostFields),
        Endpoints = ["ScratchDb GET /v2/forum/post/{id}", "ScratchDb GET /v3/forum/post/info/{id}"],
        Idempotent = true)]
    public async Task<RequestResult> PostAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var number = LookupText.Post(id);
        if (Post.Check(style) is { } wrong)
        {
            return wrong;
        }

        var post = await stats.GetPostAsync(number, cancellationToken);
        return post.Value is { ScratchError: { } error, Html: "", Bbcode: "" }
            ? RequestResult.NotFound($"Scratch does not show post {number}: it answers with error {error}.")
            : LookupPages.Fit(Post.One(post, style, context), context);
    }

    [Request(
        "forum.posts",
        Description = "Lists a user's forum posts, newest first, 20 a page.",
        Example = "forum.posts Paddle2See",
        Fields = typeof(ForumPostFields),
        Endpoints = ["ScratchDb GET /v2/forum/user/posts/{username}", "ScratchDb GET /v3/forum/user/posts/{username}/{page}"],
        Idempotent = true)]
    public Task<RequestResult> PostsAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Post.StatsPartAsync(context, style, page, $"No posts of {user} are known here.", () => stats.GetPostsOfAsync(user, cancellationToken));
    }

    [Request(
        "forum.topic",
        Description = "Gives facts about a forum topic.",
        Example = "forum.topic 13",
        Fields = typeof(ForumTopicFields),
        Endpoints = ["ScratchDb GET /v2/forum/topic/{id}", "ScratchDb GET /v3/forum/topic/info/{id}"],
        Idempotent = true)]
    public Task<RequestResult> TopicAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var topic = LookupText.Topic(id);
        return Topic.OneAsync(context, style, () => stats.GetTopicAsync(topic, cancellationToken));
    }

    [Request(
        "forum.topic.posts",
        Description = "Lists the posts of a forum topic, newest first, 20 a page.",
        Example = "forum.topic.posts 13",
        Fields = typeof(ForumPostFields),
        Endpoints = ["ScratchDb GET /v2/forum/topic/{id}", "ScratchDb GET /v3/forum/topic/posts/{id}/{page}"],
        Idempotent = true)]
    public Task<RequestResult> TopicPostsAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var number = LookupText.Topic(id);
        return Post.StatsPartAsync(context, style, page, $"No posts of topic {number} are known here.", async () =>
        {
            var topic = await stats.GetTopicAsync(number, cancellationToken);
            return topic.With(topic.Value.Posts);
        });
    }

    [Request(
        "forum.search",
        Description = "Searches forum posts, 20 a page. +username:NAME, +title:TEXT and +category:TEXT must match; a minus " +
            "instead of the plus leaves those out.",
        Example = "forum.search +username:Paddle2See",
        Fields = typeof(FoundPostFields),
        Endpoints = ["ScratchDb GET /v2/forum/search", "ScratchDb GET /v3/forum/search"],
        Idempotent = true)]
    public Task<RequestResult> SearchAsync(
        string query,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default) =>
        Found.StatsPageAsync(context, style, page, "No posts were found. Try fewer or shorter words.", async at =>
        {
            var found = await SearchAsync(query, at, cancellationToken);
            return found.With<ForumSearch, IReadOnlyList<FoundPost>>(
                [.. found.Value.Posts.Select(post => new FoundPost(post, found.Value.Hits, found.Value.Query))]);
        });

    [Request(
        "forum.search.count",
        Description = "Counts the posts that a search finds.",
        Example = "forum.search.count +username:Paddle2See",
        Answer = "a number",
        Endpoints = ["ScratchDb GET /v2/forum/search", "ScratchDb GET /v3/forum/search"],
        Idempotent = true)]
    public async Task<RequestResult> SearchCountAsync(string query, CancellationToken cancellationToken = default) =>
        (await SearchAsync(query, 0, cancellationToken)).Value.Hits is { } hits
            ? hits.ToString(CultureInfo.InvariantCulture)
            : RequestResult.NotFound("So many posts were found that ScratchDB does not count them.");

    private async Task<StatsAnswer<ForumSearch>> SearchAsync(string query, int page, CancellationToken cancellationToken)
    {
        try
        {
            return await stats.SearchPostsAsync(query, page, cancellationToken);
        }
        catch (FormatException error)
        {
            throw new BadValueException(error.Message);
        }
    }

    /// <summary>Fields of a post.</summary>
    internal sealed class ForumPostFields : PostFields<ForumPost>
    {
        public ForumPostFields()
            : base(post => post) => AddOrigin();
    }

    /// <summary>Fields of a post that was searched for, with how the search was understood.</summary>
    internal sealed class FoundPostFields : PostFields<FoundPost>
    {
        public FoundPostFields()
            : base(found => found.Post)
        {
            AddNumber("hits", "how many posts were found; empty when not known", answer => answer.Value.Hits);
            AddText("query", "the search as it was asked", answer => answer.Value.Query.Original);
            AddText("must", "what a post must have, as it was understood", answer => Words(answer.Value.Query.Must));
            AddText("should", "what brings a post to the front, as it was understood", answer => Words(answer.Value.Query.Should));
            AddText("mustnot", "what a post must not have, as it was understood", answer => Words(answer.Value.Query.MustNot));
            AddOrigin();
        }

        private static string Words(IReadOnlyList<ForumTerm> terms) => string.Join(", ", terms.Select(term => $"{term.Field}:{term.Text}"));
    }

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

    /// <summary>A post that was searched for.</summary>
    /// <param name="Post">The post.</param>
    /// <param name="Hits">How many were found; null when not known.</param>
    /// <param name="Query">How the search was understood.</param>
    internal sealed record FoundPost(ForumPost Post, long? Hits, ForumQuery Query);
}
