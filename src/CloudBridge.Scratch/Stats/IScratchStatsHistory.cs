namespace CloudBridge.Scratch;

/// <summary>
/// Statistics over time, and lists of topics; of the dialects, only ScratchDB v3 offers them. Every method throws
/// <see cref="UpstreamException"/> when there is no usable answer. Lists are newest first.
/// </summary>
public interface IScratchStatsHistory
{
    /// <summary>The course of one of a user's numbers over time.</summary>
    /// <param name="username">The user.</param>
    /// <param name="type">Which number.</param>
    /// <param name="segment">Days between two points, 1 or more.</param>
    /// <param name="range">Days to look back, 1 or more.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<StatsAnswer<IReadOnlyList<GraphPoint>>> GetUserGraphAsync(
        string username,
        UserRankType type,
        int segment = 1,
        int range = 30,
        CancellationToken cancellationToken = default);

    /// <summary>The course over time of the number of posts that a user had in a category of the forum.</summary>
    /// <param name="username">The user.</param>
    /// <param name="category">The category in English; <c>total</c> is the whole forum.</param>
    /// <param name="segment">Days between two points, 1 or more.</param>
    /// <param name="range">Days to look back, 1 or more.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<StatsAnswer<IReadOnlyList<GraphPoint>>> GetForumGraphAsync(
        string username,
        string category,
        int segment = 1,
        int range = 30,
        CancellationToken cancellationToken = default);

    /// <summary>The signatures a user has had in the forum.</summary>
    Task<StatsAnswer<IReadOnlyList<ForumSignature>>> GetSignaturesAsync(
        string username,
        CancellationToken cancellationToken = default);

    /// <summary>The topics of a category; pages count from 0.</summary>
    Task<StatsAnswer<IReadOnlyList<ForumTopic>>> GetTopicsAsync(
        string category,
        int page,
        CancellationToken cancellationToken = default);
}
