using System.Globalization;
using CloudBridge.Scratch.Stats.Http;
using static CloudBridge.Scratch.Stats.Http.ScratchDbCalls;

namespace CloudBridge.Scratch;

/// <summary>A ScratchDB that speaks version 2, which this program's own web server does as well.</summary>
/// <param name="client">Asks it.</param>
/// <param name="source">What answers name as their source: the host.</param>
public sealed class ScratchDbV2Stats(IUpstreamClient client, string source) : IScratchStats
{
    private readonly ScratchDbCalls _calls = new(client, source);

    /// <inheritdoc />
    public Task<StatsAnswer<UserStats>> GetUserAsync(string username, CancellationToken cancellationToken = default) =>
        _calls.AskAsync($"v2/user/info/{Piece(username)}", ReplyKind.Item, UserStatsReader.Read, cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<UserStats>>> GetUserRanksAsync(
        UserRankType type,
        string? country,
        int page,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            $"v2/user/rank/{Piece(country ?? RankNames.AllCountries)}/{RankNames.Of(type)}/{Page(page)}",
            ReplyKind.Page,
            answer => StatsValue.List(answer, "users", UserStatsReader.Read),
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<ProjectStats>> GetProjectAsync(long id, CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            string.Create(CultureInfo.InvariantCulture, $"v2/project/info/id/{id}"),
            ReplyKind.Item,
            ProjectStatsReader.Read,
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectRanksAsync(
        ProjectRankType type,
        int page,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            $"v2/project/rank/{RankNames.Of(type)}/{Page(page)}",
            ReplyKind.Page,
            answer => StatsValue.List(answer, "projects", ProjectStatsReader.Read),
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectsOfAsync(
        string username,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            $"v2/project/info/user/{Piece(username)}",
            ReplyKind.List,
            answer => StatsValue.List(answer, "projects", ProjectStatsReader.Read),
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<ForumUser>> GetForumUserAsync(string username, CancellationToken cancellationToken = default) =>
        _calls.AskAsync($"v2/forum/user/info/{Piece(username)}", ReplyKind.Item, ForumReader.User, cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<ForumPost>> GetPostAsync(long id, CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            string.Create(CultureInfo.InvariantCulture, $"v2/forum/post/{id}"),
            ReplyKind.Item,
            answer => ForumReader.Post(answer, id),
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ForumPost>>> GetPostsOfAsync(
        string username,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync($"v2/forum/user/posts/{Piece(username)}", ReplyKind.List, ForumReader.Posts, cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<ForumTopic>> GetTopicAsync(long id, CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            string.Create(CultureInfo.InvariantCulture, $"v2/forum/topic/{id}"),
            ReplyKind.List,
            ForumReader.Topic,
            cancellationToken);

    /// <inheritdoc />
    public Task<StatsAnswer<ForumSearch>> SearchPostsAsync(string query, int page, CancellationToken cancellationToken = default)
    {
        var pageParameter = page == 0 ? "" : $"&page={Page(page)}";
        return _calls.AskAsync(
            $"v2/forum/search?q={SearchText.Escape(query)}{pageParameter}",
            ReplyKind.List,
            answer => ForumSearchReader.Read(answer, query),
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<StatsAnswer<IReadOnlyList<ForumRank>>> GetCategoryRanksAsync(
        string category,
        int page,
        CancellationToken cancellationToken = default) =>
        _calls.AskAsync(
            $"v2/forum/category/rank/{Piece(category)}/{Page(page)}",
            ReplyKind.Page,
            answer => StatsValue.List(answer, "users", ForumReader.Rank),
            cancellationToken);
}
