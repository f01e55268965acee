using CloudBridge.Scratch;
using CloudBridge.Server.Features.ScratchDb.Requests.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Statistics of users.</summary>
internal sealed class UserStatsRequests(IScratchStats stats)
{

    private static readonly UserStatsFields User = new();
    private static readonly RankedUserFields Ranked = new();

    [Request("stats.user", Description = "Gives the statistics of a user: views, loves and favorites of all projects together.", Example = "stats.user griffpatch", Fields = typeof(UserStatsFields), Endpoints = ["ScratchDb GET /v2/user/info/{username}", "ScratchDb GET /v3/user/info/{username}"], Idempotent = true)]
    public Task<RequestResult> UserAsync(string name, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return User.OneAsync(context, style, () => stats.GetUserAsync(user, cancellationToken));
    }

    [Request("stats.rank", Description = "Lists the top users by views, loves, comments, favorites, followers or following, in the world or in a country, 20 a page.", Example = "stats.rank followers Japan 2", Fields = typeof(RankedUserFields), Endpoints = ["ScratchDb GET /v2/user/rank/{country}/{type}/{page}", "ScratchDb GET /v3/user/rank/{country}/{type}/{page}"], Idempotent = true)]
    public Task<RequestResult> RankAsync(UserRankType type, [Named] AnswerStyle style, RequestContext context, string country = "global", int page = 1, CancellationToken cancellationToken = default)
    {
        var among = StatsArguments.Country(country);
        var nothing = among is null
            ? "No users have been counted here yet."
            : $"No users of {among} are known here. Write the country in English as Scratch does, such as United Kingdom, or global for all.";
        return Ranked.StatsPageAsync(context, style, page, nothing, AskAsync);

        async Task<StatsAnswer<IReadOnlyList<RankedUser>>> AskAsync(int answerPage)
        {
            var users = await stats.GetUserRanksAsync(type, among, answerPage, cancellationToken);
            var before = (long)answerPage * IScratchStats.PageSize;
            return new([.. users.Value.Select((user, i) => Rank(user, type, among is not null, before + i + 1))], users.Source, users.AsOf);
        }
    }

    private static RankedUser Rank(UserStats user, UserRankType type, bool inCountry, long place)
    {
        var known = (inCountry ? user.CountryRanks : user.Ranks)?.Of(type);
        return new RankedUser(user, known ?? place, user.Counts.Of(type));
    }
}
