namespace CloudBridge.Scratch.Tests.Api.Endpoints;

public sealed class SearchEndpointsTests
{
    [Fact]
    public async Task Explored_projects_leave_out_the_flags_that_are_wrong()
    {
        var path = "explore/projects?q=games&mode=trending&language=en&limit=40&offset=0";
        var projects = await Api(path, "Site/explore-projects").ExploreProjectsAsync("games", SearchMode.Trending, "en", PageRange.First);

        Assert.Equal([408410919, 443287357], projects.Select(project => project.Id));
        Assert.Equal("-CodingAnimations-", projects[1].Author!.Username);
        Assert.All(projects, AssertNoWrongFlags);
    }

    [Fact]
    public async Task Explored_studios_leave_out_the_flags_that_are_wrong()
    {
        var path = "explore/studios?q=animations&mode=trending&language=en&limit=40&offset=0";
        var studios = await Api(path, "Site/explore-studios").ExploreStudiosAsync("animations", SearchMode.Trending, "en", PageRange.First);

        Assert.Equal([(30862185, false), (30967042, true)], studios.Select(studio => (studio.Id, studio.IsOpenToAll == true)));
        Assert.All(studios, AssertNoWrongFlags);
    }

    [Fact]
    public async Task Found_projects_have_only_the_root_of_their_remixes()
    {
        var path = "search/projects?q=scratch%203.0&mode=popular&language=en&limit=40&offset=0";
        var projects = await Api(path, "Site/search-projects").SearchProjectsAsync("scratch 3.0", SearchMode.Popular, "en", PageRange.First);

        Assert.Equal([("Scratch 3.0 is here!", 133580), ("Shaper [Broken by Scratch 3.0, see desc.]", 131980)], projects.Select(project => (project.Title, project.Stats.Views)));
        Assert.All(projects, AssertNoWrongFlags);
    }

    [Fact]
    public async Task Found_studios_leave_out_the_flags_that_are_wrong()
    {
        var path = "search/studios?q=scratch%20welcoming%20committee&mode=popular&language=en&limit=40&offset=0";
        var studio = Assert.Single(await Api(path, "Site/search-studios").SearchStudiosAsync("scratch welcoming committee", SearchMode.Popular, "en", PageRange.First));

        Assert.Equal((146521, 11655), (studio.Id, studio.HostId));
        AssertNoWrongFlags(studio);
    }

    [Fact]
    public async Task A_remix_that_was_found_has_its_root()
    {
        var upstream = ScriptedUpstream.Always("""[{"id":2,"title":"t","remix":{"root":142},"stats":{"views":1,"remixes":0}}]""");

        var found = Assert.Single(await upstream.Api().SearchProjectsAsync("x", SearchMode.Popular, null, PageRange.First));

        Assert.Equal((null, 142), (found.RemixParent, found.RemixRoot));
    }

    [Theory]
    [InlineData("", "*")]
    [InlineData("  ", "*")]
    [InlineData("*", "%2A")]
    [InlineData("a&b=c #d%ü", "a%26b%3Dc%20%23d%25%C3%BC")]
    public async Task What_is_looked_for_is_percent_encoded_and_nothing_is_everything(string query, string sent)
    {
        var upstream = ScriptedUpstream.Always("[]");

        await upstream.Api().ExploreProjectsAsync(query, SearchMode.Popular, null, PageRange.First);

        Assert.Equal([$"explore/projects?q={sent.Replace("*", "%2A", StringComparison.Ordinal)}&mode=popular&limit=40&offset=0"], upstream.Paths);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData("x", "de&q=y")]
    [InlineData("x", "abcdefghijklmnopqrstuvwxyz")]
    public async Task An_empty_search_and_a_language_that_is_no_code_are_not_asked(string query, string? language)
    {
        var upstream = ScriptedUpstream.Always("[]");

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await upstream.Api().SearchStudiosAsync(query, SearchMode.Popular, language, PageRange.First));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            async () => await upstream.Api().SearchProjectsAsync(new string('x', 401), SearchMode.Popular, null, PageRange.First));

        Assert.Empty(upstream.Calls);
    }

    private static void AssertNoWrongFlags(ScratchProject project)
    {
        Assert.Equal((null, null, null, null), (project.Visibility, project.IsPublic, project.AreCommentsAllowed, project.IsPublished));
        Assert.Equal((null, null), (project.Stats.Remixes, project.RemixParent));
    }

    private static void AssertNoWrongFlags(ScratchStudio studio) =>
        Assert.Equal((null, null, null), (studio.Visibility, studio.IsPublic, studio.AreCommentsAllowed));

    private static ScratchApi Api(string path, string example) => ScriptedUpstream.Example(path, example).Api();
}
