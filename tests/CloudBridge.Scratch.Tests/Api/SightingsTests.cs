namespace CloudBridge.Scratch.Tests.Api;

public sealed class SightingsTests
{
    private readonly Sightings _seen = new();

    [Fact]
    public async Task A_user_that_is_new_is_seen()
    {
        var user = await ScriptedUpstream.Example("users/mres", "Users/user").Api(_seen).GetUserAsync("mres");

        Assert.Same(user, Assert.Single(_seen.Users));
    }

    [Fact]
    public async Task What_comes_from_the_cache_was_seen_before()
    {
        var upstream = new ScriptedUpstream(_ => System.Text.Encoding.UTF8.GetBytes(ExampleFile.Read("Users/followers"))) { IsCached = true };

        Assert.Equal(2, (await upstream.Api(_seen).GetFollowersAsync("mres", PageRange.First)).Count);
        Assert.Empty(_seen.Users);
    }

    [Fact]
    public async Task The_whole_block_is_seen_also_what_was_not_asked_for()
    {
        await ScriptedUpstream.Example("users/mres/followers?limit=40&offset=0", "Users/followers").Api(_seen).GetFollowersAsync("mres", new PageRange(1, 1));

        Assert.Equal(["Dylan_Test", "ILoveGerbils25"], _seen.Users.Select(user => user.Username));
    }

    [Fact]
    public async Task A_project_is_seen_with_its_author()
    {
        await ScriptedUpstream.Example("projects/142", "Projects/project").Api(_seen).GetProjectAsync(142);

        Assert.Equal((142, null), (Assert.Single(_seen.Projects).Project.Id, _seen.Projects[0].Author));
        Assert.Equal("mres", Assert.Single(_seen.Users).Username);
    }

    [Fact]
    public async Task Projects_of_a_user_are_seen_with_the_name_that_was_asked_for()
    {
        await ScriptedUpstream.Example("users/mres/projects?limit=40&offset=0", "Users/user-projects").Api(_seen).GetUserProjectsAsync("mres", PageRange.First);

        Assert.Equal([(142, "mres"), (864, "mres")], _seen.Projects.Select(seen => (seen.Project.Id, seen.Author)));
    }

    [Fact]
    public async Task Favorites_are_not_taken_for_own_projects()
    {
        await ScriptedUpstream.Example("users/mres/favorites?limit=40&offset=0", "Users/favorites").Api(_seen).GetFavoritesAsync("mres", PageRange.First);

        Assert.Equal([(291, null), (495, null)], _seen.Projects.Select(seen => (seen.Project.Id, seen.Author)));
    }

    [Fact]
    public async Task Projects_in_studios_tell_only_their_authors_for_their_counters_are_not_known()
    {
        await ScriptedUpstream.Example("studios/31659696/projects?limit=40&offset=0", "Studios/studio-projects").Api(_seen).GetStudioProjectsAsync(31659696, PageRange.First);

        Assert.Empty(_seen.Projects);
        Assert.Equal([(80340175, "karkulin123"), (56350936, "google-X")], _seen.Users.Select(user => (user.Id, user.Username)));
    }

    [Fact]
    public async Task A_project_without_counters_is_not_seen_with_zeros()
    {
        await ScriptedUpstream.Always("""{"id":1,"title":"t","author":{"id":2,"username":"b"}}""").Api(_seen).GetProjectAsync(1);

        Assert.Empty(_seen.Projects);
        Assert.Equal(2, Assert.Single(_seen.Users).Id);
    }

    [Fact]
    public async Task Who_comments_and_who_acts_is_seen()
    {
        await ScriptedUpstream.Example("studios/5342/comments?limit=40&offset=0", "Studios/studio-comments").Api(_seen).GetStudioCommentsAsync(5342, PageRange.First);
        await ScriptedUpstream.Example("studios/1/activity?limit=40", "Studios/studio-activity").Api(_seen).GetStudioActivityAsync(1, 40);
        await ScriptedUpstream.Example("classrooms/31", "Site/classroom").Api(_seen).GetClassroomAsync(31);

        Assert.Equal(["THEKINGTUCK", "beanyboy512", "parthox", "sihan666666", "ceebee"], _seen.Users.Select(user => user.Username));
    }

    [Fact]
    public async Task An_answer_that_is_broken_tells_only_what_could_be_read()
    {
        await Assert.ThrowsAsync<UpstreamException>(() => ScriptedUpstream.Always("""[{"id":2}]""").Api(_seen).GetFollowersAsync("mres", PageRange.First));
        Assert.Empty(_seen.Users);

        await ScriptedUpstream.Always("""[{"id":1,"username":"a"},{"id":2}]""").Api(_seen).GetFollowersAsync("mres", PageRange.First);
        Assert.Equal(["a"], _seen.Users.Select(user => user.Username));
    }
}
