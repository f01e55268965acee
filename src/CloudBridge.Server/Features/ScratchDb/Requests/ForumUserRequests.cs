using System.Globalization;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.ScratchDb.Requests.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Users of the forum.</summary>
internal sealed class ForumUserRequests(IScratchStats stats)
{
    private const int ShownCategories = 10;

    private static readonly ForumPlaceFields Place = new();
    private static readonly ForumRankFields Rank = new();

    [Request("forum.user", Description = "Gives how much a user has posted in the whole forum or in one category, and the user's place there.", Example = "forum.user CatsUnited Suggestions", Fields = typeof(ForumPlaceFields), Endpoints = ["ScratchDb GET /v2/forum/user/info/{username}", "ScratchDb GET /v3/forum/user/info/{username}"], Idempotent = true)]
    public async Task<RequestResult> UserAsync(string name, [Named] AnswerStyle style, RequestContext context, string category = ForumUser.Total, CancellationToken cancellationToken = default) =>
        Place.Check(style) ?? await FindAsync(name, category, place => LookupPages.Fit(Place.One(place, style, context), context), cancellationToken);

    [Request("forum.posts.count", Description = "Counts a user's posts in the whole forum or in one category.", Example = "forum.posts.count CatsUnited", Answer = "a number", Endpoints = ["ScratchDb GET /v2/forum/user/info/{username}", "ScratchDb GET /v3/forum/user/info/{username}"], Idempotent = true)]
    public Task<RequestResult> CountAsync(string name, string category = ForumUser.Total, CancellationToken cancellationToken = default) =>
        FindAsync(
            name,
            category,
            place => place.Value.Count.Count is { } count ? RequestResult.Text(count.ToString(CultureInfo.InvariantCulture)) : RequestResult.NotFound("How many posts that are is not known."),
            cancellationToken);

    [Request("forum.rank", Description = "Lists who has posted most in a category, or in the whole forum with total; 20 a page.", Example = "forum.rank total", Fields = typeof(ForumRankFields), Endpoints = ["ScratchDb GET /v2/forum/category/rank/{category}/{page}", "ScratchDb GET /v3/forum/category/rank/{category}/{page}"], Idempotent = true)]
    public Task<RequestResult> RankAsync(string category, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var among = StatsArguments.Category(category);
        var nothing = $"Nobody is known to have posted in {among}. Write a category in English as the forum does, such as Suggestions, or total.";
        return Rank.StatsPageAsync(context, style, page, nothing, at => stats.GetCategoryRanksAsync(among, at, cancellationToken));
    }

    private async Task<RequestResult> FindAsync(string name, string category, Func<StatsAnswer<ForumPlace>, RequestResult> answer, CancellationToken cancellationToken)
    {
        var (asked, among) = (LookupText.User(name), StatsArguments.Category(category));
        var user = await stats.GetForumUserAsync(asked, cancellationToken);
        var found = user.Value.Counts.FirstOrDefault(count => count.Key.Equals(among, StringComparison.OrdinalIgnoreCase));
        return found.Key is { } known
            ? answer(user.With(new ForumPlace(user.Value.LastPost?.Username ?? asked, known, found.Value, user.Value)))
            : RequestResult.NotFound($"{asked} has no posts in {among}, as far as is known. Posts are in: {string.Join(", ", user.Value.Counts.Keys.Take(ShownCategories))}");
    }
}
