using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Statistics as they were, which only a ScratchDB of version 3 knows.</summary>
internal sealed class StatsHistoryRequests(IScratchStatsHistory history)
{
    private const string NothingKnown = "Nothing is known of that time.";

    private static readonly GraphPointFields Point = new();
    private static readonly ForumSignatureFields Signature = new();
    private static readonly ForumPostRequests.ForumTopicFields Topic = new();

    [Request(
        "stats.graph",
        Description = "Lists a number of a user day by day, newest first: followers, views, loves and so on.",
        Example = "stats.graph griffpatch followers 30",
        Fields = typeof(GraphPointFields),
        Endpoints = ["ScratchDb GET /v3/user/graph/{username}/{type}"],
        Idempotent = true)]
    public Task<RequestResult> GraphAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        UserRankType type = UserRankType.Followers,
        int days = 30,
        int step = 1,
        CancellationToken cancellationToken = default)
    {
        var (user, range, segment) = (LookupText.User(name), StatsArguments.Days(days), StatsArguments.Days(step));
        return Point.StatsListAsync(context, style, NothingKnown, () => history.GetUserGraphAsync(user, type, segment, range, cancellationToken));
    }

    [Request(
        "forum.graph",
        Description = "Lists how many posts a user had in the whole forum or in one category, day by day, newest first.",
        Example = "forum.graph griffpatch total 30",
        Fields = typeof(GraphPointFields),
        Endpoints = ["ScratchDb GET /v3/forum/user/graph/{username}/{category}"],
        Idempotent = true)]
    public Task<RequestResult> ForumGraphAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        string category = ForumUser.Total,
        int days = 30,
        int step = 1,
        CancellationToken cancellationToken = default)
    {
        var (user, among, range, segment) = (LookupText.User(name), StatsArguments.Category(category), StatsArguments.Days(days), StatsArguments.Days(step));
        return Point.StatsListAsync(context, style, NothingKnown, () => history.GetForumGraphAsync(user, among, segment, range, cancellationToken));
    }

    [Request(
        "forum.signatures",
        Description = "Lists the signatures a user has had in the forum, 20 a page.",
        Example = "forum.signatures griffpatch",
        Fields = typeof(ForumSignatureFields),
        Endpoints = ["ScratchDb GET /v3/forum/user/history/{username}"],
        Idempotent = true)]
    public Task<RequestResult> SignaturesAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Signature.StatsPartAsync(context, style, page, $"No signatures of {user} are known.", () => history.GetSignaturesAsync(user, cancellationToken));
    }

    [Request(
        "forum.topics",
        Description = "Lists the topics of a forum category, 20 a page.",
        Example = "forum.topics Suggestions",
        Fields = typeof(ForumPostRequests.ForumTopicFields),
        Endpoints = ["ScratchDb GET /v3/forum/category/topics/{category}/{page}"],
        Idempotent = true)]
    public Task<RequestResult> TopicsAsync(
        string category,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var among = StatsArguments.Category(category);
        var nothing = $"No topics of {among} are known. Write a category in English as the forum does, such as Suggestions.";
        return Topic.StatsPageAsync(context, style, page, nothing, at => history.GetTopicsAsync(among, at, cancellationToken));
    }

    /// <summary>Fields of a signature.</summary>
    internal sealed class ForumSignatureFields : StatsFields<ForumSignature>
    {
        public ForumSignatureFields()
        {
            AddDate("found", "when it was seen", answer => answer.Value.Found, isUsual: true);
            AddText("text", "the signature", answer => answer.Value.Text, isUsual: true);
            AddOrigin();
        }
    }

    /// <summary>Fields of a number at a time.</summary>
    internal sealed class GraphPointFields : StatsFields<GraphPoint>
    {
        public GraphPointFields()
        {
            AddDate("date", "the day", answer => answer.Value.Date, isUsual: true);
            AddNumber("count", "the number on that day", answer => answer.Value.Value, isUsual: true);
            AddOrigin();
        }
    }
}
