using CloudBridge.Scratch;
using CloudBridge.TestKit;
using static CloudBridge.Storage.Tests.Stats.StatsData;

namespace CloudBridge.Storage.Tests.Stats;

public sealed class LocalScratchStatsTests : IAsyncLifetime
{
    private readonly StatsData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public async Task A_user_of_the_document_comes_back_as_it_was_told()
    {
        var stats = await _data.FilledAsync("""
            {"type":"user","username":"World_Languages","id":4648559,"sys_id":745,"joined":"2014-08-31T00:00:00.000Z","followers":8366,"following":177,"country":"Argentina","bio":"hi","work":"sites","status":"Scratcher","school":null,"statistics":{"ranks":{"views":754},"views":188540,"loves":16051,"comments":52715,"favorites":12854,"followers":8366,"following":177}}
            """);

        var answer = await stats.GetUserAsync("world_languages");

        Assert.Equal("local", answer.Source);
        Assert.Equal(_data.Time.GetUtcNow(), answer.AsOf);
        var user = answer.Value;
        Assert.Equal(("World_Languages", 4648559, 745, "Argentina", "hi", "sites", "Scratcher", null), (user.Username, user.ScratchId, user.SysId, user.Country, user.Bio, user.Work, user.Status, user.School));
        Assert.Equal(new DateTimeOffset(2014, 8, 31, 0, 0, 0, TimeSpan.Zero), user.Joined);
        Assert.Equal(new UserCounts { Views = 188540, Loves = 16051, Comments = 52715, Favorites = 12854, Followers = 8366, Following = 177 }, user.Counts);
        Assert.Equal(Firsts, user.Ranks);
        Assert.Equal(Firsts, user.CountryRanks);
    }

    [Fact]
    public async Task A_project_of_the_document_comes_back_as_it_was_told()
    {
        var stats = await _data.FilledAsync("""
            {"type":"project","id":10016238,"sys_id":15833,"username":"griffpatch","last_updated":"2020-05-04T20:34:39.000Z","times":{"created":"2013-01-28T17:08:11.000Z","modified":"2013-01-28T22:08:11.000Z","shared":"2013-01-29T21:11:46.000Z"},"title":"Pacman HD","description":"ghosts","instructions":"keys","public":1,"comments_allowed":1,"remix":{"parent":null,"root":7},"statistics":{"views":153777,"loves":4030,"favorites":3319,"comments":2682}}
            """);

        var answer = await stats.GetProjectAsync(10016238);

        Assert.Equal(answer.Value.LastUpdated, answer.AsOf);
        Assert.Equal(
            new ProjectStats(10016238, "griffpatch", "Pacman HD")
            {
                SysId = 15833,
                LastUpdated = new DateTimeOffset(2020, 5, 4, 20, 34, 39, TimeSpan.Zero),
                Created = new DateTimeOffset(2013, 1, 28, 17, 8, 11, TimeSpan.Zero),
                Modified = new DateTimeOffset(2013, 1, 28, 22, 8, 11, TimeSpan.Zero),
                Shared = new DateTimeOffset(2013, 1, 29, 21, 11, 46, TimeSpan.Zero),
                Description = "ghosts",
                Instructions = "keys",
                IsPublic = true,
                AreCommentsAllowed = true,
                RemixRoot = 7,
                Counts = new ProjectCounts { Views = 153777, Loves = 4030, Favorites = 3319, Comments = 2682 },
                Ranks = new ProjectCounts { Views = 1, Loves = 1, Favorites = 1, Comments = 1 },
            },
            answer.Value);
    }

    [Fact]
    public async Task Counts_of_a_user_are_the_sums_over_projects_unless_an_import_gives_others()
    {
        var stats = await _data.FilledAsync(
            """{"type":"user","username":"ann","id":1}""",
            User("ben", 2, views: 7),
            Project(10, "ann", 150, loves: 4),
            Project(11, "ANN", 50, loves: 5),
            Project(12, "ben", 5000, loves: 6));

        var (ann, ben) = ((await stats.GetUserAsync("ann")).Value, (await stats.GetUserAsync("ben")).Value);

        Assert.Equal((200, 9, 1, 1), (ann.Counts.Views, ann.Counts.Loves, ann.Ranks!.Views, ann.Ranks.Loves));
        Assert.Equal((7, 6, 2, 2), (ben.Counts.Views, ben.Counts.Loves, ben.Ranks!.Views, ben.Ranks.Loves));
        Assert.Null(ann.CountryRanks);
    }

    [Fact]
    public async Task Equal_users_are_placed_by_their_number_on_Scratch_and_a_country_has_places_of_its_own()
    {
        var stats = await _data.FilledAsync(
            User("late", 30, "Peru", views: 5), User("early", 10, "PERU", views: 5), User("middle", 20, "Chile", views: 5), User("best", 40, "Peru", views: 9));

        Assert.Equal(["best", "early", "middle", "late"], await RanksAsync(stats, null));
        Assert.Equal(["best", "early", "late"], await RanksAsync(stats, "peru"));
        Assert.Equal(["middle"], await RanksAsync(stats, "Chile"));
        Assert.Empty(await RanksAsync(stats, "Atlantis"));
        Assert.Empty(await RanksAsync(stats, null, 1));
        Assert.Empty(await RanksAsync(stats, "Peru", int.MaxValue));
        var late = (await stats.GetUserAsync("late")).Value;
        Assert.Equal((4, 3), (late.Ranks!.Views, late.CountryRanks!.Views));
    }

    [Fact]
    public async Task Students_and_teachers_have_places_only_with_more_than_1000_views()
    {
        var stats = await _data.FilledAsync(
            User("low", 1, views: 1000, status: "Student"),
            User("high", 2, views: 1001, status: "teacher"),
            """{"type":"user","username":"schooled","id":3,"school":9,"views":3}""",
            User("plain", 4, views: 1));

        Assert.Equal(["high", "plain"], await RanksAsync(stats, null));
        Assert.Null((await stats.GetUserAsync("low")).Value.Ranks);
        Assert.Equal(2, stats.Ranking!.Users);
    }

    [Fact]
    public async Task Projects_below_100_views_have_no_places()
    {
        var stats = await _data.FilledAsync(Project(3, "a", 99), Project(2, "a", 100, loves: 1), Project(1, "a", 100, loves: 5), Project(4, "b", 500));

        var byViews = (await stats.GetProjectRanksAsync(ProjectRankType.Views, 0)).Value;
        var byLoves = (await stats.GetProjectRanksAsync(ProjectRankType.Loves, 0)).Value;

        Assert.Equal([4L, 1, 2], byViews.Select(project => project.Id));
        Assert.Equal([1L, 2, 4], byLoves.Select(project => project.Id));
        Assert.Equal([1L, 2, 3], byLoves.Select(project => project.Ranks!.Loves));
        Assert.Null((await stats.GetProjectAsync(3)).Value.Ranks);
        Assert.Equal([3L, 2, 1], (await stats.GetProjectsOfAsync("A")).Value.Select(project => project.Id));
        Assert.Empty((await stats.GetProjectRanksAsync(ProjectRankType.Views, 1)).Value);
    }

    [Fact]
    public async Task A_page_has_100_and_the_next_goes_on()
    {
        var stats = await _data.FilledAsync([.. Enumerable.Range(1, 250).Select(id => User($"u{id}", id, followers: 1000 - id))]);

        var second = (await stats.GetUserRanksAsync(UserRankType.Followers, "Peru", 1)).Value;

        Assert.Equal(100, second.Count);
        Assert.Equal(("u101", 101L, 101L, 899L), (second[0].Username, second[0].Ranks!.Followers, second[0].CountryRanks!.Followers, second[0].Followers));
        Assert.Equal(50, (await stats.GetUserRanksAsync(UserRankType.Followers, null, 2)).Value.Count);
    }

    [Fact]
    public async Task What_is_not_known_is_not_found()
    {
        var stats = await _data.FilledAsync();

        await NotFoundAsync(() => stats.GetUserAsync("nobody"));
        await NotFoundAsync(() => stats.GetProjectAsync(1));
        await NotFoundAsync(() => stats.GetProjectsOfAsync("nobody"));
        await NotFoundAsync(() => stats.GetPostAsync(1));
        await NotFoundAsync(() => stats.GetTopicAsync(1));
        await NotFoundAsync(() => stats.GetForumUserAsync("nobody"));
        Assert.Empty((await stats.GetPostsOfAsync("nobody")).Value);
    }

    [Fact]
    public async Task Places_are_counted_anew_after_a_change_by_anybody_and_only_then()
    {
        await _data.ImportAsync(User("one", 1, views: 1));
        var stats = await _data.OpenAsync();
        await _data.Lines.CountAsync(1);
        await Patience.WaitAsync(_data.Time.WhenTimersAsync(1));
        var first = stats.Ranking!;
        Assert.Equal(1, first.Users);

        await stats.RankAsync();
        Assert.Same(first, stats.Ranking);
        await _data.ImportAsync(User("two", 2, views: 2));
        _data.Time.Advance(TimeSpan.FromMinutes(1));
        await _data.Lines.CountAsync(2);

        Assert.Equal((2, _data.Time.GetUtcNow()), (stats.Ranking!.Users, stats.Ranking.AsOf));
        Assert.NotEqual(first.WorkerId, stats.Ranking.WorkerId);
        Assert.Matches("^[0-9a-f]{7}$", stats.Ranking.WorkerId);
        Assert.Equal(stats.Ranking.AsOf, (await stats.GetUserRanksAsync(UserRankType.Views, null, 0)).AsOf);
        Assert.Equal(stats.Ranking.AsOf, LocalScratchStats.Report(_data.Folder, _data.Time).RankedAt);
    }

    [Fact]
    public async Task A_question_that_takes_too_long_is_broken_off_and_keeps_nobody_waiting()
    {
        const string Endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        var stats = await _data.FilledAsync(User("ann", 1));
        var searches = Enumerable.Range(0, 3).Select(_ => stats.AskAsync(connection => Dapper.SqlMapper.ExecuteScalar<long>(connection, Endless), isSearch: true)).ToArray();

        Assert.Equal("ann", (await Patience.WaitAsync(stats.GetUserAsync("ann"))).Value.Username);
        Assert.All(searches, search => Assert.False(search.IsCompleted));
        _data.Time.Advance(_data.Options.QueryTimeout);

        foreach (var search in searches)
        {
            Assert.Equal(UpstreamFault.TimedOut, (await Assert.ThrowsAsync<UpstreamException>(() => Patience.WaitAsync(search))).Fault);
        }

        Assert.Equal("ann", (await Patience.WaitAsync(stats.GetUserAsync("ann"))).Value.Username);
    }

    [Fact]
    public async Task Readers_go_on_while_somebody_writes()
    {
        var stats = await _data.FilledAsync(User("ann", 1));
        using var writer = CloudBridge.Storage.Sqlite.SqliteDatabase.OpenExisting(_data.Folder.Stats);
        using var transaction = writer.BeginTransaction(deferred: false);

        Assert.Equal("ann", (await Patience.WaitAsync(stats.GetUserAsync("ann"))).Value.Username);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_that()
    {
        await File.WriteAllTextAsync(_data.Folder.Stats, new string('x', 10_000));

        var error = await Assert.ThrowsAsync<StorageException>(() => _data.OpenAsync());

        Assert.Contains("is not a database", error.Message, StringComparison.Ordinal);
    }

    private static UserCounts Firsts { get; } = new() { Views = 1, Loves = 1, Comments = 1, Favorites = 1, Followers = 1, Following = 1 };

    private static async Task<IEnumerable<string>> RanksAsync(LocalScratchStats stats, string? country, int page = 0) =>
        (await stats.GetUserRanksAsync(UserRankType.Views, country, page)).Value.Select(user => user.Username);

    private static async Task NotFoundAsync(Func<Task> ask) =>
        Assert.Equal(UpstreamFault.NotFound, (await Assert.ThrowsAsync<UpstreamException>(ask)).Fault);
}
