using CloudBridge.Scratch;
using CloudBridge.Storage.Stats;
using CloudBridge.Storage.Stats.Queries;
using CloudBridge.Storage.Stats.Ranks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage;

/// <summary>
/// The local ScratchDB: users, projects and the forum in an SQLite file, with places kept in memory. Until the first ranking is
/// done, answers come without places and lists of places are empty. Views, loves, favorites and comments of a user are those an
/// import gave, otherwise the sums over the user's known projects.
/// </summary>
/// <param name="options">Where it is, and its limits.</param>
/// <param name="time">Dates rankings and ends questions that take too long.</param>
/// <param name="logger">Where rankings and failures go.</param>
public sealed class LocalScratchStats(LocalStatsOptions options, TimeProvider time, ILogger<LocalScratchStats> logger)
    : IScratchStats, IStatsRevision, IAsyncDisposable
{
    /// <summary>The source of every answer.</summary>
    public const string Source = "local";

    private readonly StatsFile _file = new(options.Folder, time);
    private StatsReaders? _readers;
    private RankKeeper? _ranks;

    /// <summary>The newest ranking; null until the first is done.</summary>
    public StatsRanking? Ranking => Table?.Ranking;

    /// <inheritdoc />
    public string? WorkerId => Ranking?.WorkerId;

    private RankTable? Table => _ranks?.Table;

    private StatsReaders Readers => _readers ?? throw new UpstreamException(
        Upstream.ScratchDb,
        UpstreamFault.Unavailable,
        "The local ScratchDB is not open.");

    /// <summary>Makes the file or brings it to the newest schema, and begins to rank in the background.</summary>
    /// <exception cref="StorageException">The file cannot be used.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        await Task.Run(_file.Prepare, cancellationToken).ConfigureAwait(false);
        _ranks = new RankKeeper(_file, options.RankEvery, time, logger);
        _readers = new StatsReaders(_file, options, time);
        _ranks.Start();
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<UserStats>> GetUserAsync(string username, CancellationToken cancellationToken = default)
    {
        var ranks = Table?.Users;
        var found = await Readers.ReadAsync(
            connection => UserQueries.Find(connection, username, ranks),
            cancellationToken).ConfigureAwait(false);
        return found is var (user, seenAt) ? Answer(user, seenAt) : throw NotFound($"the user {username}");
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<IReadOnlyList<UserStats>>> GetUserRanksAsync(
        UserRankType type,
        string? country,
        int page,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        if (Table is not { } table)
        {
            return Answer<IReadOnlyList<UserStats>>([], time.GetUtcNow());
        }

        var rows = table.Users.Page(type, country, page);
        return Answer(
            await Readers.ReadAsync(
                connection => UserQueries.Page(connection, rows, table.Users),
                cancellationToken).ConfigureAwait(false),
            table.Ranking.AsOf);
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<ProjectStats>> GetProjectAsync(long id, CancellationToken cancellationToken = default)
    {
        var ranks = Table?.Projects;
        var found = await Readers.ReadAsync(
            connection => ProjectQueries.Find(connection, id, ranks),
            cancellationToken).ConfigureAwait(false);
        return found is var (project, seenAt) ? Answer(project, project.LastUpdated ?? seenAt) : throw NotFound($"project {id}");
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectRanksAsync(
        ProjectRankType type,
        int page,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        if (Table is not { } table)
        {
            return Answer<IReadOnlyList<ProjectStats>>([], time.GetUtcNow());
        }

        var ids = table.Projects.Page(type, page);
        return Answer(
            await Readers.ReadAsync(
                connection => ProjectQueries.Page(connection, ids, table.Projects),
                cancellationToken).ConfigureAwait(false),
            table.Ranking.AsOf);
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectsOfAsync(
        string username,
        CancellationToken cancellationToken = default)
    {
        var ranks = Table?.Projects;
        var found = await Readers.ReadAsync(
            connection => ProjectQueries.Of(connection, username, ranks),
            cancellationToken).ConfigureAwait(false);
        return found is not null ? Answer(found, Ranking?.AsOf ?? time.GetUtcNow()) : throw NotFound($"the user {username}");
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<ForumUser>> GetForumUserAsync(string username, CancellationToken cancellationToken = default)
    {
        var found = await Readers.ReadAsync(
            connection => ForumQueries.User(connection, username),
            cancellationToken).ConfigureAwait(false);
        return found is not null ? Answer(found, time.GetUtcNow()) : throw NotFound($"posts of {username}");
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<ForumPost>> GetPostAsync(long id, CancellationToken cancellationToken = default)
    {
        var found =
            await Readers.ReadAsync(connection => ForumQueries.Find(connection, id), cancellationToken).ConfigureAwait(false);
        return found is var (post, seenAt) ? Answer(post, seenAt) : throw NotFound($"post {id}");
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<IReadOnlyList<ForumPost>>> GetPostsOfAsync(
        string username,
        CancellationToken cancellationToken = default)
    {
        var found =
            await Readers.ReadAsync(connection => ForumQueries.Of(connection, username), cancellationToken).ConfigureAwait(false);
        return Answer<IReadOnlyList<ForumPost>>(
            [.. found.Select(post => post.Post)],
            found.Count == 0 ? time.GetUtcNow() : found.Max(post => post.SeenAt));
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<ForumTopic>> GetTopicAsync(long id, CancellationToken cancellationToken = default)
    {
        var found =
            await Readers.ReadAsync(connection => ForumQueries.Topic(connection, id), cancellationToken).ConfigureAwait(false);
        return found is var (topic, seenAt) ? Answer(topic, seenAt) : throw NotFound($"topic {id}");
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<ForumSearch>> SearchPostsAsync(
        string query,
        int page,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        var parsed = ForumQueryParser.Parse(query);
        return Answer(
            await Readers.SearchAsync(
                connection => ForumQueries.Search(connection, parsed, page),
                cancellationToken).ConfigureAwait(false),
            time.GetUtcNow());
    }

    /// <inheritdoc />
    public async Task<StatsAnswer<IReadOnlyList<ForumRank>>> GetCategoryRanksAsync(
        string category,
        int page,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        return Answer(
            await Readers.ReadAsync(
                connection => ForumQueries.Ranks(connection, category, page),
                cancellationToken).ConfigureAwait(false),
            time.GetUtcNow());
    }

    /// <summary>Counts what is in the local ScratchDB of a data folder; needs no open one and changes nothing.</summary>
    /// <exception cref="StorageException">There is none, or it cannot be used.</exception>
    public static StatsReport Report(DataFolder folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new StatsFile(folder.Path, time).Report();
    }

    /// <summary>Ends the ranking and closes the file; questions under way end first.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ranks, null) is { } ranks)
        {
            await ranks.DisposeAsync().ConfigureAwait(false);
        }

        Interlocked.Exchange(ref _readers, null)?.Dispose();
    }

    /// <summary>Ranks now, if something has changed since.</summary>
    internal Task RankAsync(CancellationToken cancellationToken = default) => _ranks!.RankAsync(cancellationToken);

    /// <summary>Answers any question, for tests of the limits.</summary>
    internal Task<T> AskAsync<T>(Func<SqliteConnection, T> read, bool isSearch = false) =>
        isSearch ? Readers.SearchAsync(read, CancellationToken.None) : Readers.ReadAsync(read, CancellationToken.None);

    private static StatsAnswer<T> Answer<T>(T value, DateTimeOffset asOf) => new(value, Source, asOf);

    private static UpstreamException NotFound(string what) =>
        new(Upstream.ScratchDb, UpstreamFault.NotFound, $"The local ScratchDB does not know {what}.");
}
