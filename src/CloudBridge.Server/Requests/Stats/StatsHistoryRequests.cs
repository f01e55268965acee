using CloudBridge.Scratch;
using CloudBridge.Server.Requests.Stats.Fields;

namespace CloudBridge.Server.Requests.Stats;

/// <summary>How statistics were, which only a ScratchDB of version 3 knows.</summary>
internal sealed class StatsHistoryRequests(IScratchStatsHistory history)
{
    private const string NothingKnown = "Nothing is known of that time.";

    private static readonly GraphPointFields Point = new();
    private static readonly ForumSignatureFields Signature = new();
    private static readonly ForumTopicFields Topic = new();

    [Request("stats.graph", Description = "Answers how a number of a user went, day by day and newest first: followers, views, loves and so on.", Example = "stats.graph griffpatch followers 30", Fields = typeof(GraphPointFields), Endpoints = ["ScratchDb GET /v3/user/graph/{username}/{type}"], Idempotent = true)]
    public async Task<RequestResult> GraphAsync(string name, [Named] AnswerStyle style, RequestContext context, UserRankType type = UserRankType.Followers, int days = 30, int step = 1, CancellationToken cancellationToken = default) =>
        StatsArguments.BadName(name) ?? StatsArguments.BadDays(days, step) ?? Whole(await history.GetUserGraphAsync(name, type, step, days, cancellationToken), Point, style, context, NothingKnown);

    [Request("forum.graph", Description = "Answers how many posts a user had in the forum or in a category of it, day by day and newest first.", Example = "forum.graph griffpatch total 30", Fields = typeof(GraphPointFields), Endpoints = ["ScratchDb GET /v3/forum/user/graph/{username}/{category}"], Idempotent = true)]
    public async Task<RequestResult> ForumGraphAsync(string name, [Named] AnswerStyle style, RequestContext context, string category = ForumUser.Total, int days = 30, int step = 1, CancellationToken cancellationToken = default) =>
        StatsArguments.BadName(name) ?? StatsArguments.BadCategory(category) ?? StatsArguments.BadDays(days, step)
        ?? Whole(await history.GetForumGraphAsync(name, category, step, days, cancellationToken), Point, style, context, NothingKnown);

    [Request("forum.signatures", Description = "Answers the signatures a user has had in the forum, 20 a page.", Example = "forum.signatures griffpatch", Fields = typeof(ForumSignatureFields), Endpoints = ["ScratchDb GET /v3/forum/user/history/{username}"], Idempotent = true)]
    public async Task<RequestResult> SignaturesAsync(string name, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default) =>
        StatsArguments.BadName(name)
        ?? StatsPages.Of(await history.GetSignaturesAsync(name, cancellationToken), page, signatures => Signature.Many(signatures, style, context), $"No signatures of {name} are known.");

    [Request("forum.topics", Description = "Answers the topics of a category, 20 a page.", Example = "forum.topics Suggestions", Fields = typeof(ForumTopicFields), Endpoints = ["ScratchDb GET /v3/forum/category/topics/{category}/{page}"], Idempotent = true)]
    public async Task<RequestResult> TopicsAsync(string category, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default) =>
        StatsArguments.BadCategory(category) ?? await StatsPages.AskAsync(
            page,
            answerPage => history.GetTopicsAsync(category, answerPage, cancellationToken),
            topics => Topic.Many(topics, style, context),
            $"No topics of {category} are known. Write a category in English as the forum does, such as Suggestions.");


    private static RequestResult Whole<T>(StatsAnswer<IReadOnlyList<T>> answer, FieldTable<StatsAnswer<T>> fields, AnswerStyle style, RequestContext context, string nothing) => answer.Value.Count == 0
        ? RequestResult.NotFound(nothing)
        : fields.Many(answer.Value.Select(item => answer.With(item)), style, context);
}
