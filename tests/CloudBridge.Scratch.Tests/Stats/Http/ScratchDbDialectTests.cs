using CloudBridge.FakeUpstream;

namespace CloudBridge.Scratch.Tests.Stats.Http;

public sealed class ScratchDbDialectTests : IAsyncLifetime, IDisposable
{
    private FakeUpstreamHost _host = null!;
    private DirectUpstream _client = null!;

    public async Task InitializeAsync()
    {
        _host = await FakeUpstreamHost.StartAsync();
        _client = new DirectUpstream(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_user_has_numbers_and_places(int version)
    {
        var answer = await Stats(version).GetUserAsync("World_Languages");

        Assert.Equal(("stats.example", DirectUpstream.FetchedAt), (answer.Source, answer.AsOf));
        var user = answer.Value;
        Assert.Equal((4648559, 745, 8366, 177, "Argentina", null), (user.ScratchId, user.SysId, user.Followers, user.Following, user.Country, user.School));
        Assert.Equal(new DateTimeOffset(2014, 8, 31, 0, 0, 0, TimeSpan.Zero), user.Joined);
        Assert.Equal((188540, 16051, 52715), (user.Counts.Views, user.Counts.Loves, user.Counts.Comments));
        Assert.Equal((754, 33), (user.Ranks!.Views, user.CountryRanks!.Following));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rankings_of_users_have_pages_of_100(int version)
    {
        var first = await Stats(version).GetUserRanksAsync(UserRankType.Followers, null, 0);
        var last = await Stats(version).GetUserRanksAsync(UserRankType.Followers, "United Kingdom", 2);
        var none = await Stats(version).GetUserRanksAsync(UserRankType.Followers, "Nobodyland", 0);

        Assert.Equal((100, 50, 0), (first.Value.Count, last.Value.Count, none.Value.Count));
        Assert.Equal(("griffpatch", 1882674, 76520852, 1), (first.Value[0].Username, first.Value[0].ScratchId, first.Value[0].Counts.Views, first.Value[0].Ranks!.Views));
        Assert.Equal("United Kingdom", last.Value[0].Country);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_project_has_times_flags_and_places(int version)
    {
        var project = (await Stats(version).GetProjectAsync(10016238)).Value;

        Assert.Equal(("griffpatch", "Pacman HD with full Ghost AI (Scratch 2)", 153777, 569), (project.Username, project.Title, project.Counts.Views, project.Ranks!.Views));
        Assert.Equal((true, true, null, null), (project.IsPublic, project.AreCommentsAllowed, project.RemixParent, project.RemixRoot));
        Assert.Equal(new DateTimeOffset(2020, 5, 4, 20, 34, 39, TimeSpan.Zero), project.LastUpdated);
        Assert.Equal(new DateTimeOffset(2013, 1, 29, 21, 11, 46, TimeSpan.Zero), project.Shared);
    }

    [Fact]
    public async Task Version_2_ranks_projects_and_lists_those_of_a_user()
    {
        var ranks = await Stats(2).GetProjectRanksAsync(ProjectRankType.Loves, 0);
        var own = await Stats(2).GetProjectsOfAsync("griffpatch");

        Assert.Equal((100, 10128407, 179378), (ranks.Value.Count, ranks.Value[0].Id, ranks.Value[0].Counts.Loves));
        Assert.Equal([10128407, 105500895], own.Value.Select(project => project.Id));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_forum_has_posts_topics_users_and_places(int version)
    {
        var stats = Stats(version);
        var post = (await stats.GetPostAsync(28)).Value;
        var topic = (await stats.GetTopicAsync(13)).Value;
        var user = (await stats.GetForumUserAsync("CatsUnited")).Value;

        Assert.Equal(("ricarose", null, false, "Announcements"), (post.Username, post.Editor, post.IsDeleted, post.Topic!.Category));
        Assert.Equal(("Interesting, we have RSS feed for specific topics!", "Suggestions", false), (topic.Title, topic.Category, topic.IsClosed));
        Assert.Equal(["Harakou", "Paddle2See"], topic.Posts.Select(inTopic => inTopic.Username));
        Assert.Equal((new ForumCount(15591, 2), new ForumCount(2415, 7)), (user.Counts["total"], user.Counts["Suggestions"]));
        Assert.Equal(25, (await stats.GetPostsOfAsync("Harakou")).Value.Count);
        Assert.Equal(new ForumRank("deck26", 27556, 1), (await stats.GetCategoryRanksAsync("total", 0)).Value[0]);
        Assert.Empty((await stats.GetCategoryRanksAsync("Nobody posts", 0)).Value);
        Assert.Equal(403, (await stats.GetPostAsync(404)).Value.ScratchError);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_search_tells_how_it_was_understood(int version)
    {
        const string query = "+username:Paddle2See +category:Suggestions";
        var search = (await Stats(version).SearchPostsAsync(query, 0)).Value;
        var more = (await Stats(version).SearchPostsAsync("hello & goodbye", 1)).Value;

        Assert.Equal((3883, query), (search.Hits, search.Query.Original));
        Assert.Equal([new ForumTerm("username", "Paddle2See"), new ForumTerm("category", "Suggestions")], search.Query.Must);
        Assert.Equal((30, "hello & goodbye"), (more.Posts.Count, more.Query.Original));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_not_known_is_not_found(int version)
    {
        var stats = Stats(version);

        await FaultAsync(UpstreamFault.NotFound, () => stats.GetUserAsync("nobody1"));
        await FaultAsync(UpstreamFault.NotFound, () => stats.GetProjectAsync(2_000_000_001));
        await FaultAsync(UpstreamFault.NotFound, () => stats.GetTopicAsync(2_000_000_001));
        await FaultAsync(UpstreamFault.NotFound, () => stats.GetForumUserAsync("nobody1"));
        await FaultAsync(UpstreamFault.NotFound, () => stats.GetUserAsync(".."));
    }

    [Fact]
    public async Task Version_3_has_no_rankings_of_projects_but_knows_how_things_were()
    {
        var stats = new ScratchDbV3Stats(_client, "stats.example");

        await FaultAsync(UpstreamFault.NotSupported, () => stats.GetProjectRanksAsync(ProjectRankType.Views, 0));
        await FaultAsync(UpstreamFault.NotSupported, () => stats.GetProjectsOfAsync("griffpatch"));
        var graph = (await stats.GetUserGraphAsync("griffpatch", UserRankType.Followers, segment: 2, range: 10)).Value;
        Assert.Equal((5, 8366, TimeSpan.FromDays(2)), (graph.Count, graph[0].Value, graph[0].Date - graph[1].Date));
        Assert.Equal(30, (await stats.GetForumGraphAsync("griffpatch", "total")).Value.Count);
        Assert.Equal("My newest signature", (await stats.GetSignaturesAsync("griffpatch")).Value[0].Text);
        Assert.All((await stats.GetTopicsAsync("Bugs and Glitches", 0)).Value, topic => Assert.Equal("Bugs and Glitches", topic.Category));
    }

    private static async Task FaultAsync(UpstreamFault fault, Func<Task> ask) => Assert.Equal(fault, (await Assert.ThrowsAsync<UpstreamException>(ask)).Fault);

    private IScratchStats Stats(int version) => version == 2 ? new ScratchDbV2Stats(_client, "stats.example") : new ScratchDbV3Stats(_client, "stats.example");
}
