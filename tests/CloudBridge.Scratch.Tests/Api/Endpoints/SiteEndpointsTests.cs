namespace CloudBridge.Scratch.Tests.Api.Endpoints;

public sealed class SiteEndpointsTests
{
    [Fact]
    public async Task The_root_says_who_answers() =>
        Assert.Equal(new ScratchApiRoot("scratch.mit.edu", "api.scratch.mit.edu", "help@scratch.mit.edu"), await Api("", "Site/root").GetRootAsync());

    [Fact]
    public async Task Health_has_its_load_and_database()
    {
        var health = await Api("health", "Site/health").GetHealthAsync();

        Assert.Equal("2d7d8b5e9c7a72cfe15a97ebcc5818ec7380374c", health.Version);
        Assert.Equal(11791451, health.Uptime);
        Assert.Equal([0.0283203125, 0.03515625, 0.04541015625], health.Load);
        Assert.Equal(new ScratchSqlHealth(true, Times.At("2016-03-03T20:54:19.798Z"), 0, 20), health.Sql);
    }

    [Fact]
    public async Task News_have_numbers_of_more_than_32_bits()
    {
        var news = await Api("news?limit=40&offset=0", "Site/news").GetNewsAsync(PageRange.First);

        Assert.Equal([140458468423, 140391071468], news.Select(item => item.Id));
        Assert.Equal(
            new NewsItem(
                140391071468,
                Times.At("2016-03-03T15:13:27.000Z"),
                "New Community Blog Post!",
                "https://scratch.mit.edu/discuss/topic/186359/",
                "https://36.media.tumblr.com/b8e8bc37f38a135a0f873a6fe7788701/tumblr_inline_nwuak8hOun1szpavb_540.png",
                "Six parties to dance at."),
            news[1]);
    }

    [Fact]
    public async Task All_shared_projects_are_counted() =>
        Assert.Equal(13561186, await Api("projects/count/all", "Site/projects-count").CountProjectsAsync());

    [Fact]
    public async Task The_front_page_has_seven_rows_with_whole_addresses()
    {
        var page = await Api("proxy/featured", "Site/front-page").GetFrontPageAsync();

        Assert.Equal([101578493, 101578191], page.Newest.Select(item => item.Id));
        Assert.Equal((429, 11395), (page.MostRemixed[0].RemixersCount, page.MostRemixed[0].LoveCount));
        Assert.Equal((1859165, "Remix-A-Thon"), (page.DesignStudio[0].StudioId, page.DesignStudio[0].StudioTitle));
        Assert.Equal(("Cirrus-", "enderbrick"), (page.Curated[0].CuratorName, page.Curated[0].Creator));
        Assert.Equal(104, page.MostLoved[0].LoveCount);
        Assert.Equal(
            new FeaturedItem(
                94868644, "Cavern | Platformer", "project", "https://cdn.scratch.mit.edu/static/site/projects/thumbnails/9486/8644.png") { Creator = "Influenzi", LoveCount = 334 },
            Assert.Single(page.Featured));
        Assert.Equal(
            new FeaturedItem(
                1399754, "Robots, Androids, and Artificial Intelligence", "gallery", "https://cdn.scratch.mit.edu/static/site/galleries/thumbnails/139/9754.png"),
            Assert.Single(page.FeaturedStudios));
    }

    [Fact]
    public async Task The_surprise_is_a_number() => Assert.Equal(63064, await Api("surprise", "Site/surprise").GetSurpriseAsync());

    [Fact]
    public async Task A_class_has_its_teacher()
    {
        var room = await Api("classrooms/31", "Site/classroom").GetClassroomAsync(31);

        Assert.Equal((31, "Robots after school", "We build robots.", "Wheels"), (room.Id, room.Title, room.Description, room.Status));
        Assert.Equal((Times.At("2022-09-05T08:00:00Z"), (DateTimeOffset?)null), (room.Started, room.Ended));
        Assert.Equal((2755634, "ceebee"), (room.Educator!.Id, room.Educator.Username));
    }

    [Fact]
    public async Task A_user_name_that_exists_is_taken() =>
        Assert.Equal(
            new UsernameCheck("mres", UsernameVerdict.Taken, "username exists"),
            await Api("accounts/checkusername/mres", "Site/check-username").CheckUsernameAsync("mres"));

    [Theory]
    [InlineData("valid username", UsernameVerdict.Free)]
    [InlineData("invalid username", UsernameVerdict.Invalid)]
    [InlineData("bad username", UsernameVerdict.Inappropriate)]
    [InlineData("something new", UsernameVerdict.Unknown)]
    public async Task Each_verdict_on_a_name_is_known(string message, UsernameVerdict verdict)
    {
        var upstream = ScriptedUpstream.Always($$"""{"msg":"{{message}}"}""");

        Assert.Equal(new UsernameCheck("a b/ü", verdict, message), await upstream.Api().CheckUsernameAsync("a b/ü"));
        Assert.Equal(["accounts/checkusername/a%20b%2F%C3%BC"], upstream.Paths);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_name_that_cannot_be_in_a_path_is_invalid_without_asking(string name)
    {
        var upstream = ScriptedUpstream.Always("{}");

        Assert.Equal(UsernameVerdict.Invalid, (await upstream.Api().CheckUsernameAsync(name)).Verdict);
        Assert.Empty(upstream.Calls);
    }

    private static ScratchApi Api(string path, string example) => ScriptedUpstream.Example(path, example).Api();
}
