using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Statistics of users.</summary>
internal sealed class UserStatsRequests(IScratchStats stats)
{

    private static readonly UserStatsFields User = new();
    private static readonly RankedUserFields Ranked = new();

    [Request(
        "stats.user",
        Description = "Gives the statistics of a user: views, loves and favorites of all projects together.",
        Example = "stats.user griffpatch",
        Fields = typeof(UserStatsFields),
        Endpoints = ["ScratchDb GET /v2/user/info/{username}", "ScratchDb GET /v3/user/info/{username}"],
        Idempotent = true)]
    public Task<RequestResult> UserAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return User.OneAsync(context, style, () => stats.GetUserAsync(user, cancellationToken));
    }

    [Request(
        "stats.rank",
        Description = "Lists the top users by views, loves, comments, favorites, followers or following, in the world or " +
            "in a country, 20 a page.",
        Example = "stats.rank followers Japan 2",
        Fields = typeof(RankedUserFields),
        Endpoints = ["ScratchDb GET /v2/user/rank/{country}/{type}/{page}", "ScratchDb GET /v3/user/rank/{country}/{type}/{page}"],
        Idempotent = true)]
    public Task<RequestResult> RankAsync(
        UserRankType type,
        [Named] AnswerStyle style,
        RequestContext context,
        string country = "global",
        int page = 1,
        CancellationToken cancellationToken = default)
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

    /// <summary>Fields of a user in a list that is sorted by something.</summary>
    internal sealed class RankedUserFields : StatsFields<RankedUser>
    {
        public RankedUserFields()
        {
            AddNumber("rank", "the place in this list, 1 is the first", answer => answer.Value.Rank, isUsual: true);
            AddText("name", "the name of the user", answer => answer.Value.User.Username, isUsual: true);
            AddNumber("count", "the number that the list is sorted by", answer => answer.Value.Count, isUsual: true);
            AddText("country", "the country", answer => answer.Value.User.Country);
            AddNumber("id", "the number of the user on Scratch", answer => answer.Value.User.ScratchId);
            AddNumber("sysid", "the number of the user in these statistics", answer => answer.Value.User.SysId);
            AddText("status", "the rank on Scratch, such as Scratcher", answer => answer.Value.User.Status);
            AddNumber("school", "the number of the school, empty for none", answer => answer.Value.User.School);
            AddNumber("views", "views of all projects of the user", answer => answer.Value.User.Counts.Views);
            AddNumber("loves", "loves of all projects of the user", answer => answer.Value.User.Counts.Loves);
            AddNumber("comments", "comments on all projects of the user", answer => answer.Value.User.Counts.Comments);
            AddNumber("favorites", "favorites of all projects of the user", answer => answer.Value.User.Counts.Favorites);
            AddNumber("followers", "followers", answer => answer.Value.User.Counts.Followers);
            AddNumber("following", "users that are followed", answer => answer.Value.User.Counts.Following);
            AddOrigin();
        }
    }

    /// <summary>Fields of a user.</summary>
    internal sealed class UserStatsFields : StatsFields<UserStats>
    {
        public UserStatsFields()
        {
            AddText("name", "the name of the user", answer => answer.Value.Username, isUsual: true);
            AddText("country", "the country", answer => answer.Value.Country, isUsual: true);
            AddNumber("followers", "followers", answer => answer.Value.Followers, isUsual: true);
            AddNumber("views", "views of all projects of the user", answer => answer.Value.Counts.Views, isUsual: true);
            AddNumber("loves", "loves of all projects of the user", answer => answer.Value.Counts.Loves, isUsual: true);
            AddNumber("favorites", "favorites of all projects of the user", answer => answer.Value.Counts.Favorites, isUsual: true);
            AddNumber("comments", "comments on all projects of the user", answer => answer.Value.Counts.Comments);
            AddNumber("following", "users that are followed", answer => answer.Value.Following);
            AddNumber("id", "the number of the user on Scratch", answer => answer.Value.ScratchId);
            AddNumber("sysid", "the number of the user in these statistics", answer => answer.Value.SysId);
            AddText("status", "the rank on Scratch, such as Scratcher", answer => answer.Value.Status);
            AddNumber("school", "the number of the school, empty for none", answer => answer.Value.School);
            AddDate("joined", "the day the user joined", answer => answer.Value.Joined);
            AddText("bio", "about me", answer => answer.Value.Bio);
            AddText("work", "what I am working on", answer => answer.Value.Work);
            foreach (var type in Enum.GetValues<UserRankType>())
            {
                var name = type.ToString().ToLowerInvariant();
                AddNumber($"{name}rank", $"the place among all users by {name}, empty when there is none", answer => answer.Value.Ranks?.Of(type));
                AddNumber(
                    $"{name}countryrank",
                    $"the place among the users of the country by {name}, empty when there is none",
                    answer => answer.Value.CountryRanks?.Of(type));
            }

            AddOrigin();
        }
    }

    /// <summary>A user in a list that is sorted by something.</summary>
    /// <param name="User">The user.</param>
    /// <param name="Rank">The place in the list, 1 is the first.</param>
    /// <param name="Count">What the list is sorted by; null when not known.</param>
    internal sealed record RankedUser(UserStats User, long Rank, long? Count);
}
