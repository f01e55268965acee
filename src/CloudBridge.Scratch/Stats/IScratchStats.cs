namespace CloudBridge.Scratch;

/// <summary>
/// Statistics of users, projects and the forum, as ScratchDB gives them. Pages have 100 items and count from 0; a page behind the
/// last is empty. Every method throws <see cref="UpstreamException"/> when there is no usable answer, with
/// <see cref="UpstreamFault.NotFound"/> for a user, project, post or topic that is not known.
/// </summary>
public interface IScratchStats
{
    /// <summary>The most items of a page.</summary>
    const int PageSize = 100;

    /// <summary>A user, with places.</summary>
    Task<StatsAnswer<UserStats>> GetUserAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>The first users by something. Students and teachers count only with more than 1,000 views.</summary>
    /// <param name="type">By what.</param>
    /// <param name="country">Among the users of a country; null for all.</param>
    /// <param name="page">The page, from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<StatsAnswer<IReadOnlyList<UserStats>>> GetUserRanksAsync(
        UserRankType type,
        string? country,
        int page,
        CancellationToken cancellationToken = default);

    /// <summary>A project; its places are missing below 100 views.</summary>
    Task<StatsAnswer<ProjectStats>> GetProjectAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>The first projects by something.</summary>
    Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectRanksAsync(
        ProjectRankType type,
        int page,
        CancellationToken cancellationToken = default);

    /// <summary>All projects of a user.</summary>
    Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectsOfAsync(
        string username,
        CancellationToken cancellationToken = default);

    /// <summary>A summary of the posts of a user in the forum.</summary>
    Task<StatsAnswer<ForumUser>> GetForumUserAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>A post of the forum.</summary>
    Task<StatsAnswer<ForumPost>> GetPostAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>The newest posts of a user; none for a user who is not known.</summary>
    Task<StatsAnswer<IReadOnlyList<ForumPost>>> GetPostsOfAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>A topic with its newest posts.</summary>
    Task<StatsAnswer<ForumTopic>> GetTopicAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Searches the posts of the forum, newest first.</summary>
    /// <exception cref="FormatException">The search cannot be understood; the message says how to write one.</exception>
    Task<StatsAnswer<ForumSearch>> SearchPostsAsync(string query, int page, CancellationToken cancellationToken = default);

    /// <summary>
    /// Who has posted most in a category; <c>total</c> is the whole forum. None for a category that is not known.
    /// </summary>
    Task<StatsAnswer<IReadOnlyList<ForumRank>>> GetCategoryRanksAsync(
        string category,
        int page,
        CancellationToken cancellationToken = default);
}
