namespace CloudBridge.Scratch;

/// <summary>
/// Scratch's web site as far as it can be read without a login: what its API does not tell. Every method throws
/// <see cref="UpstreamException"/> when there is no usable answer, and <see cref="ArgumentException"/> for a name or number
/// that nothing can have.
/// </summary>
public interface IScratchSite
{
    /// <summary>The comments on a profile, newest first, with their replies.</summary>
    /// <param name="username">Whose profile.</param>
    /// <param name="page">The page, from 1; behind the last, there is nothing or <see cref="UpstreamFault.NotFound"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<SiteComment>> GetProfileCommentsAsync(
        string username,
        int page = 1,
        CancellationToken cancellationToken = default);

    /// <summary>The comments on a project in the old way; as <see cref="GetProfileCommentsAsync"/>.</summary>
    Task<IReadOnlyList<SiteComment>> GetProjectCommentsAsync(
        long project,
        int page = 1,
        CancellationToken cancellationToken = default);

    /// <summary>The comments in a studio in the old way; as <see cref="GetProfileCommentsAsync"/>.</summary>
    Task<IReadOnlyList<SiteComment>> GetStudioCommentsAsync(
        long studio,
        int page = 1,
        CancellationToken cancellationToken = default);

    /// <summary>The recent activity of a user, newest first.</summary>
    /// <param name="username">Who.</param>
    /// <param name="limit">Lines at most, 1 to 100.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<SiteActivity>> GetUserActivityAsync(
        string username,
        int limit = 40,
        CancellationToken cancellationToken = default);

    /// <summary>Counts exactly the users who follow a user.</summary>
    Task<long> CountFollowersAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>Counts exactly the users whom a user follows.</summary>
    Task<long> CountFollowingAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>Counts exactly the studios that a user follows.</summary>
    Task<long> CountFollowedStudiosAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>The numbers of projects, users, studios and comments on Scratch.</summary>
    Task<SiteStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>The statistics of Scratch month by month, and the countries and ages of its users.</summary>
    Task<MonthlyStatistics> GetMonthlyStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>Visits in the last month.</summary>
    Task<SiteTraffic> GetTrafficAsync(CancellationToken cancellationToken = default);

    /// <summary>The newest posts of a topic of the forum.</summary>
    Task<TopicFeed> GetTopicFeedAsync(long topic, CancellationToken cancellationToken = default);

    /// <summary>A page of a topic of the forum; pages go from 1.</summary>
    Task<TopicPage> GetTopicPageAsync(long topic, int page = 1, CancellationToken cancellationToken = default);
}
