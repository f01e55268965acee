namespace CloudBridge.Scratch.Stats.Http;

/// <summary>The names of ranked lists in paths.</summary>
internal static class RankNames
{
    public const string AllCountries = "global";

    public static string Of(UserRankType type) => type switch
    {
        UserRankType.Views => "views",
        UserRankType.Loves => "loves",
        UserRankType.Comments => "comments",
        UserRankType.Favorites => "favorites",
        UserRankType.Followers => "followers",
        UserRankType.Following => "following",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string Of(ProjectRankType type) => type switch
    {
        ProjectRankType.Views => "views",
        ProjectRankType.Loves => "loves",
        ProjectRankType.Favorites => "favorites",
        ProjectRankType.Comments => "comments",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
