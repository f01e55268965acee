using System.Globalization;
using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Users of the forum.</summary>
internal sealed class ForumUserRequests(IScratchStats stats)
{
    private const int ShownCategories = 10;

    private static readonly ForumPlaceFields Place = new();
    private static readonly ForumRankFields Rank = new();

    [Request(
        "forum.user",
        Description = "Gives how much a user has posted in the whole forum or in one category, and the user's place there.",
        Example = "forum.user CatsUnited Suggestions",
        Fields = typeof(ForumPlaceFields),
        Endpoints = ["ScratchDb GET /v2/forum/user/info/{username}", "ScratchDb GET /v3/forum/user/info/{username}"],
        Idempotent = true)]
    public async Task<RequestResult> UserAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        string category = ForumUser.Total,
        CancellationToken cancellationToken = default) =>
        Place.Check(style) ?? await FindAsync(name, category, place => LookupPages.Fit(Place.One(place, style, context), context), cancellationToken);

    [Request(
        "forum.posts.count",
        Description = "Counts a user's posts in the whole forum or in one category.",
        Example = "forum.posts.count CatsUnited",
        Answer = "a number",
        Endpoints = ["ScratchDb GET /v2/forum/user/info/{username}", "ScratchDb GET /v3/forum/user/info/{username}"],
        Idempotent = true)]
    public Task<RequestResult> CountAsync(
        string name,
        string category = ForumUser.Total,
        CancellationToken cancellationToken = default) =>
        FindAsync(
            name,
            category,
            place =>
                place.Value.Count.Count is { } count
                    ? RequestResult.Text(count.ToString(CultureInfo.InvariantCulture))
                    : RequestResult.NotFound("How many posts that are is not known."),
            cancellationToken);

    [Request(
        "forum.rank",
        Description = "Lists who has posted most in a category, or in the whole forum with total; 20 a page.",
        Example = "forum.rank total",
        Fields = typeof(ForumRankFields),
        Endpoints = ["ScratchDb GET /v2/forum/category/rank/{category}/{page}", "ScratchDb GET /v3/forum/category/rank/{category}/{page}"],
        Idempotent = true)]
    public Task<RequestResult> RankAsync(
        string category,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var among = StatsArguments.Category(category);
        var nothing = $"Nobody is known to have posted in {among}. Write a category in English as the forum does, such as Suggestions, or total.";
        return Rank.StatsPageAsync(context, style, page, nothing, at => stats.GetCategoryRanksAsync(among, at, cancellationToken));
    }

    private async Task<RequestResult> FindAsync(
        string name,
        string category,
        Func<StatsAnswer<ForumPlace>, RequestResult> answer,
        CancellationToken cancellationToken)
    {
        var (asked, among) = (LookupText.User(name), StatsArguments.Category(category));
        var user = await stats.GetForumUserAsync(asked, cancellationToken);
        var found = user.Value.Counts.FirstOrDefault(count => count.Key.Equals(among, StringComparison.OrdinalIgnoreCase));
        return found.Key is { } known
            ? answer(user.With(new ForumPlace(user.Value.LastPost?.Username ?? asked, known, found.Value, user.Value)))
            : RequestResult.NotFound(
                $"{asked} has no posts in {among}, as far as is known. Posts are in: {string.Join(", ", user.Value.Counts.Keys.Take(ShownCategories))}");
    }

    /// <summary>Fields of a user in a category of the forum.</summary>
    internal sealed class ForumPlaceFields : StatsFields<ForumPlace>
    {
        public ForumPlaceFields()
        {
            AddText("name", "the name of the user", answer => answer.Value.Name, isUsual: true);
            AddText("category", "the category, total for the whole forum", answer => answer.Value.Category, isUsual: true);
            AddNumber("count", "posts of the user there", answer => answer.Value.Count.Count, isUsual: true);
            AddNumber("rank", "the place there, 1 is the first", answer => answer.Value.Count.Rank, isUsual: true);
            AddText("categories", "the categories the user has posted in, with commas between", answer => string.Join(", ", answer.Value.User.Counts.Keys));
            AddNumber("firstpost", "the number of the first post of the user", answer => answer.Value.User.FirstPost?.Id);
            AddDate("firstposted", "when the first post was posted", answer => answer.Value.User.FirstPost?.Posted);
            AddText("firsttext", "what the first post says", answer => answer.Value.User.FirstPost?.Bbcode);
            AddNumber("lastpost", "the number of the newest post of the user", answer => answer.Value.User.LastPost?.Id);
            AddDate("lastposted", "when the newest post was posted", answer => answer.Value.User.LastPost?.Posted);
            AddText("lasttext", "what the newest post says", answer => answer.Value.User.LastPost?.Bbcode);
            AddOrigin();
        }
    }

    /// <summary>Fields of a user in the ranking of a category.</summary>
    internal sealed class ForumRankFields : StatsFields<ForumRank>
    {
        public ForumRankFields()
        {
            AddNumber("rank", "the place, 1 is the first", answer => answer.Value.Rank, isUsual: true);
            AddText("name", "the name of the user", answer => answer.Value.Username, isUsual: true);
            AddNumber("count", "posts of the user", answer => answer.Value.Count, isUsual: true);
            AddOrigin();
        }
    }

    /// <summary>A user in a category of the forum.</summary>
    /// <param name="Name">The name of the user.</param>
    /// <param name="Category">The category.</param>
    /// <param name="Count">Posts and place there.</param>
    /// <param name="User">The user in the whole forum.</param>
    internal sealed record ForumPlace(string Name, string Category, ForumCount Count, ForumUser User);
}
