namespace CloudBridge.Scratch.Tests.Stats.Http;

public sealed class TolerantReadingTests
{
    [Theory]
    [InlineData("""{"id":1,"username":"a","last-updated":"2020-05-04T20:34:39.000Z","public":true,"comments_allowed":0,"statistics":{"views":5}}""")]
    [InlineData("""{"id":"1","username":"a","last_updated":"2020-05-04T20:34:39Z","public":1,"comments_allowed":false,"statistics":{"views":"5"},"new":{}}""")]
    public async Task A_project_may_be_written_in_several_ways(string answer)
    {
        var project = (await Stats(answer).GetProjectAsync(1)).Value;

        Assert.Equal(new DateTimeOffset(2020, 5, 4, 20, 34, 39, TimeSpan.Zero), project.LastUpdated);
        Assert.Equal((1, true, false, 5), (project.Id, project.IsPublic, project.AreCommentsAllowed, project.Counts.Views));
        Assert.Null(project.Ranks);
    }

    [Theory]
    [InlineData("""{"error":"notfound"}""", UpstreamFault.NotFound)]
    [InlineData("""{"error":"Not found","message":"who?"}""", UpstreamFault.NotFound)]
    [InlineData("""{"error":"badname"}""", UpstreamFault.Refused)]
    [InlineData("""{"username":5,"id":1}""", UpstreamFault.Malformed)]
    [InlineData("[]", UpstreamFault.Malformed)]
    [InlineData("null", UpstreamFault.Malformed)]
    [InlineData("{", UpstreamFault.Malformed)]
    [InlineData("<html>", UpstreamFault.Malformed)]
    [InlineData("", UpstreamFault.Malformed)]
    public async Task What_is_no_user_is_refused(string answer, UpstreamFault fault)
    {
        var error = await Assert.ThrowsAsync<UpstreamException>(() => Stats(answer).GetUserAsync("a"));

        Assert.Equal(fault, error.Fault);
    }

    [Theory]
    [InlineData("""{"username":"a"}""")]
    [InlineData("""{"username":"a","id":null,"followers":null,"statistics":{"ranks":{"views":0,"country":{"views":null}}}}""")]
    [InlineData("""{"username":"a","id":0,"followers":-1,"statistics":{"ranks":{"views":-1}}}""")]
    public async Task What_is_not_told_of_a_user_is_no_number_and_no_place(string answer)
    {
        var user = (await Stats(answer).GetUserAsync("a")).Value;

        Assert.Equal((null, null, null, null), (user.ScratchId, user.Followers, user.Counts.Views, user.Ranks?.Views));
    }

    [Theory]
    [InlineData("""{"posts":[{"id":1}],"hits":10000}""", null)]
    [InlineData("""{"posts":[{"id":1}]}""", null)]
    [InlineData("""{"posts":[{"id":1}],"hits":9999}""", 9_999L)]
    [InlineData("""{"posts":[{"id":1}],"hits":10001}""", 10_001L)]
    public async Task Where_counting_was_given_up_no_count_is_told(string answer, long? hits) =>
        Assert.Equal(hits, (await Stats(answer).SearchPostsAsync("cats", 0)).Value.Hits);

    [Fact]
    public async Task Items_that_cannot_be_read_are_left_out_of_a_list()
    {
        var users = (await Stats("""{"users":[{"info":{"username":"a","scratch_id":1}},{"info":{}},7,null]}""").GetUserRanksAsync(UserRankType.Views, null, 0)).Value;

        Assert.Equal(["a"], users.Select(user => user.Username));
    }

    [Fact]
    public async Task An_answer_that_knows_its_age_is_believed()
    {
        var user = await Stats("""{"username":"a","id":1,"as_of":"2023-01-02T03:04:05.000Z"}""").GetUserAsync("a");

        Assert.Equal(new DateTimeOffset(2023, 1, 2, 3, 4, 5, TimeSpan.Zero), user.AsOf);
    }

    [Fact]
    public async Task Names_and_searches_cannot_leave_their_place_in_the_path()
    {
        var client = new FixedUpstream("""{"users":[],"posts":[]}""");
        var stats = new ScratchDbV2Stats(client, "stats.example");

        await stats.GetCategoryRanksAsync("a/../b?c", 3);
        await stats.SearchPostsAsync("+username:za-chary & more#", 0);

        Assert.Equal(["v2/forum/category/rank/a%2F..%2Fb%3Fc/3", "v2/forum/search?q=%2Busername%3Aza-chary%20%26%20more%23"], client.Asked);
        await Assert.ThrowsAsync<FormatException>(() => stats.SearchPostsAsync("  ", 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => stats.GetCategoryRanksAsync("total", -1));
        Assert.Equal(2, client.Asked.Count);
    }

    private static ScratchDbV2Stats Stats(string answer) => new(new FixedUpstream(answer), "stats.example");
}
