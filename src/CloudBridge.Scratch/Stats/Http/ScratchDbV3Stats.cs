using System.Globalization;
using CloudBridge.Scratch.Stats.Http;
using static CloudBridge.Scratch.Stats.Http.ScratchDbCalls;

namespace CloudBridge.Scratch;

/// <summary>
/// A ScratchDB that speaks version 3: lists are bare arrays, and it knows how things were. It has no rankings of projects.
/// </summary>
/// <param name="client">Asks it.</param>
/// <param name="source">What answers name as their source: the host.</param>
public sealed class ScratchDbV3Stats(IUpstreamClient client, string source) : IScratchStats, IScratchStatsHistory
{
    private const string Dialect = "v3";
    private readonly ScratchDbCalls _calls = new(client, source);

    /// <inheritdoc />
    public Task<StatsAnswer<UserStats>> GetUserAsync(string username, CancellationToken cancellationToken = default) =>
        _calls.AskAsync($"v3/user/info/{Piece(username)}", ReplyKind.Item, UserStatsReader.Read, cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<UserStats>>> GetUserRanksAsync(
        UserRankType type,
        string? country,
        int page,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            $"v3/user/rank/{Piece(country ?? RankNames.AllCountries)}/{RankNames.Of(type)}/{Page(page)}",
            ReplyKind.Page,
            answer => StatsValue.List(answer, "users", UserStatsReader.Read),
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<ProjectStats>> GetProjectAsync(long id, CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            string.Create(CultureInfo.InvariantCulture, $"v3/project/info/{id}"),
            ReplyKind.Item,
            ProjectStatsReader.Read,
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectRanksAsync(
        ProjectRankType type,
        int page,
        CancellationToken cancellationToken = default) =>
        Task.FromException<StatsAnswer<IReadOnlyList<ProjectStats>>>(NotSupported(Dialect, "ranking of projects"));

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectsOfAsync(
        string username,
        CancellationToken cancellationToken = default) =>
        Task.FromException<StatsAnswer<IReadOnlyList<ProjectStats>>>(NotSupported(Dialect, "list of a user's projects"));

    /// <inheritdoc />
    public Task<StatsAnswer<ForumUser>> GetForumUserAsync(string username, CancellationToken cancellationToken = default) =>
        _calls.AskAsync($"v3/forum/user/info/{Piece(username)}", ReplyKind.Item, ForumReader.User, cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<ForumPost>> GetPostAsync(long id, CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            string.Create(CultureInfo.InvariantCulture, $"v3/forum/post/info/{id}"),
            ReplyKind.Item,
            answer => ForumReader.Post(answer, id),
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ForumPost>>> GetPostsOfAsync(
        string username,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync($"v3/forum/user/posts/{Piece(username)}/0?o=newest", ReplyKind.List, ForumReader.Posts, cancellationToken);

    /// <inheritdoc />
    public async Task<StatsAnswer<ForumTopic>> GetTopicAsync(long id, CancellationToken cancellationToken = default)
    {
        var number = id.ToString(CultureInfo.InvariantCulture);
        var topic = await _calls.AskAsync(
            $"v3/forum/topic/info/{number}",
            ReplyKind.Item,
            answer => new Found<ForumTopic>(ForumReader.Topic(answer)),
            cancellationToken).ConfigureAwait(false);

        // A topic that is not known is an empty array there.
        var known = topic.Value.Thing ?? throw NotFound($"topic {number}");
        var posts = await _calls.AskAsync(
            $"v3/forum/topic/posts/{number}/0?o=newest",
            ReplyKind.List,
            ForumReader.Posts,
            cancellationToken).ConfigureAwait(false);
        return new(known with { Posts = [.. posts.Value.Select(post => post with { Topic = null })] }, posts.Source, posts.AsOf);
    }

    /// <inheritdoc />
    public Task<StatsAnswer<ForumSearch>> SearchPostsAsync(
        string query,
        int page,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            $"v3/forum/search?q={SearchText.Escape(query)}&o=newest&page={Page(page)}",
            ReplyKind.List,
            answer => ForumSearchReader.Read(answer, query),
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ForumRank>>> GetCategoryRanksAsync(
        string category,
        int page,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            $"v3/forum/category/rank/{Piece(category)}/{Page(page)}",
            ReplyKind.Page,
            answer => StatsValue.List(answer, "users", ForumReader.Rank),
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<GraphPoint>>> GetUserGraphAsync(
        string username,
        UserRankType type,
        int segment = 1,
        int range = 30,
        CancellationToken cancellationToken = default) =>
        GraphAsync($"v3/user/graph/{Piece(username)}/{RankNames.Of(type)}", segment, range, cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<GraphPoint>>> GetForumGraphAsync(
        string username,
        string category,
        int segment = 1,
        int range = 30,
        CancellationToken cancellationToken = default) =>
        GraphAsync($"v3/forum/user/graph/{Piece(username)}/{Piece(category)}", segment, range, cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ForumSignature>>> GetSignaturesAsync(
        string username,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            $"v3/forum/user/history/{Piece(username)}",
            ReplyKind.Item,
            answer => StatsValue.List(answer, null, ForumReader.Signature),
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ForumTopic>>> GetTopicsAsync(
        string category,
        int page,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            $"v3/forum/category/topics/{Piece(category)}/{Page(page)}?detail=1&filter=1",
            ReplyKind.List,
            answer => StatsValue.List(answer, null, ForumReader.Topic),
            cancellationToken);

    private Task<StatsAnswer<IReadOnlyList<GraphPoint>>> GraphAsync(
        string path,
        int segment,
        int range,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segment, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(range, 1);
        var query = string.Create(CultureInfo.InvariantCulture, $"segment={segment}&range={range}");
        return _calls.AskAsync<IReadOnlyList<GraphPoint>>(
            $"{path}?{query}",
            ReplyKind.Page,
            answer => StatsValue.List(answer, null, ForumReader.Point) is { } points ? [.. points.OrderByDescending(point => point.Date)] : null,
            cancellationToken);
    }

    private sealed record Found<T>(T? Thing);
}
