using CloudBridge.Scratch;
using CloudBridge.Storage.Migrations;
using static CloudBridge.Storage.Tests.Stats.StatsData;

namespace CloudBridge.Storage.Tests.Stats;

/// <summary>What nobody has told is no figure and gives no place.</summary>
public sealed class UnknownTests : IAsyncLifetime
{
    private const string Ghost = """{"type":"user","username":"ghost","country":"Peru"}""";
    private readonly StatsData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Theory]
    [InlineData(UserRankType.Views)]
    [InlineData(UserRankType.Loves)]
    [InlineData(UserRankType.Comments)]
    [InlineData(UserRankType.Favorites)]
    [InlineData(UserRankType.Followers)]
    [InlineData(UserRankType.Following)]
    public async Task A_user_of_whom_only_name_and_country_are_known_has_no_number_no_count_and_no_place(UserRankType type)
    {
        var stats = await _data.FilledAsync(Ghost);

        var ghost = (await stats.GetUserAsync("ghost")).Value;

        Assert.Equal("Peru", ghost.Country);
        Assert.Null(ghost.ScratchId);
        Assert.Null(ghost.Followers);
        Assert.Null(ghost.Following);
        Assert.Null(ghost.Counts.Of(type));
        Assert.Null(ghost.Ranks);
        Assert.Null(ghost.CountryRanks);
        Assert.Empty((await stats.GetUserRanksAsync(type, null, 0)).Value);
        Assert.Empty((await stats.GetUserRanksAsync(type, "Peru", 0)).Value);
    }

    [Fact]
    public async Task Who_is_known_by_one_number_has_a_place_by_that_alone()
    {
        var stats = await _data.FilledAsync(Ghost, """{"type":"user","username":"liked","country":"Peru","followers":0}""", User("ada", 1, followers: 5));

        var liked = (await stats.GetUserAsync("liked")).Value;

        Assert.Equal(2, liked.Ranks!.Followers);
        Assert.Equal(2, liked.CountryRanks!.Followers);
        Assert.Null(liked.Ranks.Views);
        Assert.Null(liked.Ranks.Following);
        Assert.Equal(0, liked.Counts.Followers);
        Assert.Equal(["ada", "liked"], (await stats.GetUserRanksAsync(UserRankType.Followers, "peru", 0)).Value.Select(user => user.Username));
        Assert.Equal(["ada"], (await stats.GetUserRanksAsync(UserRankType.Views, null, 0)).Value.Select(user => user.Username));
    }

    [Fact]
    public async Task A_known_project_makes_the_sums_of_its_author_known()
    {
        var stats = await _data.FilledAsync(Ghost, Project(1, "ghost", 300), """{"type":"project","id":2,"username":"ghost","title":"nothing told"}""");

        var ghost = (await stats.GetUserAsync("ghost")).Value;
        var silent = (await stats.GetProjectAsync(2)).Value;

        Assert.Equal((300, 1), (ghost.Counts.Views, ghost.Ranks!.Views));
        Assert.Null(ghost.Ranks.Followers);
        Assert.Null(ghost.Counts.Favorites);
        Assert.Equal(new ProjectCounts(), silent.Counts);
        Assert.Null(silent.Ranks);
        Assert.Null(silent.LastUpdated);
        Assert.Empty((await stats.GetProjectRanksAsync(ProjectRankType.Comments, 0)).Value);
        Assert.Equal([1], (await stats.GetProjectRanksAsync(ProjectRankType.Loves, 0)).Value.Select(project => project.Id));
    }

    [Theory]
    [InlineData("Teacher Account")]
    [InlineData("teacher")]
    [InlineData("Scratch Educator")]
    [InlineData("Student Account")]
    [InlineData("STUDENT")]
    public async Task Teachers_and_students_in_any_words_need_views_for_a_place(string status)
    {
        var stats = await _data.FilledAsync(User("few", 1, views: 1_000, status: status), User("many", 2, views: 1_001, status: status), User("ada", 3, views: 1));

        Assert.Null((await stats.GetUserAsync("few")).Value.Ranks);
        Assert.Equal(["many", "ada"], (await stats.GetUserRanksAsync(UserRankType.Views, null, 0)).Value.Select(user => user.Username));
    }

    [Fact]
    public async Task A_number_under_a_new_name_is_the_same_user_with_the_projects_of_both_names()
    {
        await _data.ImportAsync("""{"type":"user","username":"old","id":7,"followers":10}""", Project(1, "old", 200), Project(2, "new", 300), User("ada", 8, followers: 5));
        var stats = await _data.FilledAsync("""{"type":"user","username":"new","id":7,"country":"Chad"}""");

        var user = (await stats.GetUserAsync("NEW")).Value;

        Assert.Equal((7, 10, 500, "Chad"), (user.ScratchId, user.Followers, user.Counts.Views, user.Country));
        Assert.Equal(UpstreamFault.NotFound, (await Assert.ThrowsAsync<UpstreamException>(() => stats.GetUserAsync("old"))).Fault);
        Assert.Equal(["new", "ada"], (await stats.GetUserRanksAsync(UserRankType.Followers, null, 0)).Value.Select(user => user.Username));
        Assert.Equal([2, 1], (await stats.GetProjectsOfAsync("new")).Value.Select(project => project.Id));
    }

    [Fact]
    public async Task A_name_that_goes_to_another_number_leaves_its_projects_behind()
    {
        await _data.ImportAsync(User("ada", 1, followers: 10), Project(1, "ada", 200), User("bob", 2, followers: 5));
        var stats = await _data.FilledAsync("""{"type":"user","username":"ada","id":2}""");

        Assert.Equal((2, 5), ((await stats.GetUserAsync("ada")).Value.ScratchId, (await stats.GetUserAsync("ada")).Value.Followers));
        Assert.Empty((await stats.GetProjectsOfAsync("ada")).Value);
        Assert.Equal("", (await stats.GetProjectAsync(1)).Value.Username);
    }

    [Fact]
    public async Task A_post_of_which_only_the_refusal_of_Scratch_is_known_counts_for_nobody()
    {
        var stats = await _data.FilledAsync("""{"type":"post","id":90001,"scratch_error":403}""", Post(1, "Ada", 5, "Feeds", "Suggestions", "hello"));

        var post = (await stats.GetPostAsync(90_001)).Value;

        Assert.Equal((403, "", ""), (post.ScratchError, post.Username, post.Bbcode));
        Assert.Equal(["Ada"], (await stats.GetCategoryRanksAsync(ForumUser.Total, 0)).Value.Select(rank => rank.Username));
        await _data.ImportAsync("""{"type":"post","id":90001,"username":"Bob"}""");
        Assert.Equal("Bob", (await stats.GetPostAsync(90_001)).Value.Username);
        Assert.Equal(1, (await stats.GetForumUserAsync("Bob")).Value.Counts[ForumUser.Total].Count);
    }

    [Fact]
    public async Task When_a_topic_was_put_together_is_kept()
    {
        var stats = await _data.FilledAsync("""{"type":"post","id":1,"username":"Ada","topic":{"id":5,"title":"Feeds","category":"Suggestions","time":{"first_checked":"2020-01-01T00:00:00.000Z","cached":"2020-05-04T20:34:39.123Z"}}}""");

        Assert.Equal(new DateTimeOffset(2020, 5, 4, 20, 34, 39, 123, TimeSpan.Zero), (await stats.GetTopicAsync(5)).Value.Cached);
        Assert.Equal(new DateTimeOffset(2020, 5, 4, 20, 34, 39, 123, TimeSpan.Zero), (await stats.GetPostAsync(1)).Value.Topic!.Cached);
    }

    [Fact]
    public async Task A_file_from_before_keeps_what_it_knows_and_forgets_what_it_made_up()
    {
        _data.Execute(MigrationFiles.Stats[0].Sql);
        _data.Execute("""
            PRAGMA user_version = 1;
            INSERT INTO schema_history VALUES (1, 'scratchdb', '0', 0);
            INSERT INTO countries VALUES (1, 'Peru');
            INSERT INTO users (row, username, id, country, followers, following, seen_at) VALUES (1, 'ghost', NULL, 1, 0, 0, 5), (2, 'old', 7, 1, 3, 0, 5), (3, 'new', 7, 1, 4, 0, 6), (4, 'zero', 0, 1, 0, 0, 6);
            INSERT INTO projects (id, user, views, loves, favorites, comments, seen_at, title) VALUES (10, 2, 500, 1, 0, 0, 5, 'a'), (11, 1, 0, 0, 0, 0, 5, 'b');
            INSERT INTO topics VALUES (5, '云', 'c', 0, 0, NULL, NULL, 0);
            INSERT INTO posts (id, username, topic, is_deleted, seen_at, html, bbcode) VALUES (1, 'Ada', 5, 0, 0, '', '我的云变量坏了'), (2, 'Ada', NULL, 0, 0, '', 'plain');
            """);
        var stats = await _data.OpenAsync();
        await stats.RankAsync();

        Assert.Null((await stats.GetUserAsync("ghost")).Value.Followers);
        Assert.Null((await stats.GetUserAsync("zero")).Value.ScratchId);
        Assert.Equal((4, 0, 500), ((await stats.GetUserAsync("new")).Value.Followers, (await stats.GetUserAsync("new")).Value.Following, (await stats.GetUserAsync("new")).Value.Counts.Views));
        Assert.Equal(UpstreamFault.NotFound, (await Assert.ThrowsAsync<UpstreamException>(() => stats.GetUserAsync("old"))).Fault);
        Assert.Equal("new", (await stats.GetProjectAsync(10)).Value.Username);
        Assert.Equal(new ProjectCounts(), (await stats.GetProjectAsync(11)).Value.Counts);
        Assert.Equal([1], (await stats.SearchPostsAsync("\"云变量\"", 0)).Value.Posts.Select(post => post.Id));
        Assert.Equal([1], (await stats.SearchPostsAsync("+title:云", 0)).Value.Posts.Select(post => post.Id));
        Assert.Equal([2], (await stats.SearchPostsAsync("plain", 0)).Value.Posts.Select(post => post.Id));
    }
}
