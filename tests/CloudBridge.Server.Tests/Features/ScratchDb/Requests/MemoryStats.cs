using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Features.ScratchDb.Requests;

/// <summary>250 users, as many projects (number 99 has 99 views, and so on) and a small forum; <c>nobody</c> is not known, and of <c>ghost</c> only the country.</summary>
internal sealed class MemoryStats : IScratchStats, IScratchStatsHistory
{
    private const int Count = 250;
    private static readonly DateTimeOffset AsOf = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ForumTopic Topic = new(13, "Feeds", "Suggestions") { IsClosed = false, IsDeleted = false };
    private static readonly ForumPost[] Posts = [.. Enumerable.Range(1, 45).Select(i => new ForumPost(1_000 - i, "Harakou") { Posted = AsOf.AddDays(-i), Bbcode = $"Post {i}", Topic = Topic })];

    public Task<StatsAnswer<UserStats>> GetUserAsync(string username, CancellationToken cancellationToken = default) =>
        username switch
        {
            "nobody" => Unknown<UserStats>(),
            "ghost" => Answer(new UserStats(username, ScratchId: null) { Country = "Peru" }),
            _ => Answer(User(1) with { Username = username }),
        };

    public Task<StatsAnswer<IReadOnlyList<UserStats>>> GetUserRanksAsync(UserRankType type, string? country, int page, CancellationToken cancellationToken = default) =>
        country is "Atlantis" or "Atlantis/Mu" ? Page<UserStats>([], page) : Page([.. Enumerable.Range(1, Count).Select(User)], page);

    public Task<StatsAnswer<ProjectStats>> GetProjectAsync(long id, CancellationToken cancellationToken = default) =>
        id == 999 ? Unknown<ProjectStats>() : Answer(Project((int)id));

    public Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectRanksAsync(ProjectRankType type, int page, CancellationToken cancellationToken = default) =>
        Page([.. Enumerable.Range(1, Count).Select(Project)], page);

    public Task<StatsAnswer<IReadOnlyList<ProjectStats>>> GetProjectsOfAsync(string username, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<ProjectStats>>(username == "nobody" ? [] : [Project(1_000), Project(998)]);

    public Task<StatsAnswer<ForumUser>> GetForumUserAsync(string username, CancellationToken cancellationToken = default) => username == "nobody"
        ? Unknown<ForumUser>()
        : Answer(new ForumUser(Posts[^1], Posts[0], new Dictionary<string, ForumCount> { ["Suggestions"] = new(40, 7), [ForumUser.Total] = new(45, 2) }));

    public Task<StatsAnswer<ForumPost>> GetPostAsync(long id, CancellationToken cancellationToken = default) => id switch
    {
        999 => Unknown<ForumPost>(),
        403 => Answer(new ForumPost(id, "") { ScratchError = 403 }),
        _ => Answer(Posts[0] with { Id = id }),
    };

    public Task<StatsAnswer<IReadOnlyList<ForumPost>>> GetPostsOfAsync(string username, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<ForumPost>>(username == "nobody" ? [] : Posts);

    public Task<StatsAnswer<ForumTopic>> GetTopicAsync(long id, CancellationToken cancellationToken = default) =>
        id == 999 ? Unknown<ForumTopic>() : Answer(Topic with { Id = id, Posts = Posts });

    public Task<StatsAnswer<ForumSearch>> SearchPostsAsync(string query, int page, CancellationToken cancellationToken = default)
    {
        if (query.Length == 0)
        {
            throw new FormatException("Write what to look for.");
        }

        var found = query == "nothing" || page > 0 ? [] : Posts;
        return Answer(new ForumSearch(found, query == "nothing" ? 0 : Posts.Length, new ForumQuery(query, [], [], [])));
    }

    public Task<StatsAnswer<IReadOnlyList<ForumRank>>> GetCategoryRanksAsync(string category, int page, CancellationToken cancellationToken = default) =>
        Page<ForumRank>(category is "Nothing" or "Nothing/more" ? [] : [new("deck26", 27_556, 1), new("CatsUnited", 15_591, 2)], page);

    public Task<StatsAnswer<IReadOnlyList<GraphPoint>>> GetUserGraphAsync(string username, UserRankType type, int segment = 1, int range = 30, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<GraphPoint>>([.. Enumerable.Range(0, range).Select(day => new GraphPoint(AsOf.AddDays(-day), 100 - day))]);

    public Task<StatsAnswer<IReadOnlyList<GraphPoint>>> GetForumGraphAsync(string username, string category, int segment = 1, int range = 30, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<GraphPoint>>([]);

    public Task<StatsAnswer<IReadOnlyList<ForumSignature>>> GetSignaturesAsync(string username, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<ForumSignature>>([new("Hello", AsOf)]);

    public Task<StatsAnswer<IReadOnlyList<ForumTopic>>> GetTopicsAsync(string category, int page, CancellationToken cancellationToken = default) => Page<ForumTopic>([Topic], page);

    private static UserStats User(int place) => new($"scratcher{place}", 5_000 + place)
    {
        Country = "Japan",
        Followers = 10_000 - place,
        Counts = new UserCounts { Views = 90_000 - place, Loves = 800, Favorites = 700, Followers = 10_000 - place },
        Ranks = new UserCounts { Views = place, Followers = place },
    };

    private static ProjectStats Project(int views) => new(views, "scratcher1", $"Project {views}")
    {
        Counts = new ProjectCounts { Views = views, Loves = 5, Favorites = 4, Comments = 3 },
        Ranks = new ProjectCounts { Views = 1, Loves = 1, Favorites = 1, Comments = 1 },
    };

    private static Task<StatsAnswer<T>> Answer<T>(T value) => Task.FromResult(new StatsAnswer<T>(value, "local", AsOf));

    private static Task<StatsAnswer<IReadOnlyList<T>>> Page<T>(T[] all, int page) =>
        Answer<IReadOnlyList<T>>([.. all.Skip(page * IScratchStats.PageSize).Take(IScratchStats.PageSize)]);

    private static Task<StatsAnswer<T>> Unknown<T>() => Task.FromException<StatsAnswer<T>>(new UpstreamException(Upstream.ScratchDb, UpstreamFault.NotFound, "not known"));
}
