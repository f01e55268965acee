namespace CloudBridge.Scratch.Tests.Api.Traps;

public sealed class TrapTests
{
    [Fact]
    public async Task Numbers_are_of_64_bits()
    {
        var user = await UserAsync("""{"id":9007199254740993,"username":"a","profile":{"id":-1}}""");

        Assert.Equal((9007199254740993, -1), (user.Id, user.ProfileId));
    }

    [Theory]
    [InlineData("\"1900-01-01T00:00:00.000Z\"")]
    [InlineData("\"1899-12-31T19:03:58-04:56\"")]
    [InlineData("\"never\"")]
    [InlineData("\"\"")]
    [InlineData("1457000000")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_date_of_1900_or_of_no_form_is_none(string joined) =>
        Assert.Null((await UserAsync($$$"""{"id":1,"username":"a","history":{"joined":{{{joined}}}}}""")).Joined);

    [Theory]
    [InlineData("2016-03-14T12:09:49", "2016-03-14T12:09:49Z")]
    [InlineData("2016-03-14T12:09:49.250+02:00", "2016-03-14T10:09:49.250Z")]
    public async Task A_date_without_a_zone_is_in_world_time(string given, string expected)
    {
        var joined = (await UserAsync($$$"""{"id":1,"username":"a","history":{"joined":"{{{given}}}"}}""")).Joined;

        Assert.Equal(Times.At(expected), joined);
        Assert.Equal(TimeSpan.Zero, joined!.Value.Offset);
    }

    [Fact]
    public async Task What_may_be_missing_may_also_be_null_or_of_another_type()
    {
        var user = await UserAsync("""{"id":1,"username":"a","scratchteam":"yes","history":[],"profile":{"id":"7","images":"none","status":5,"bio":null,"country":{}},"new":[1]}""");

        Assert.Equal((null, null, null, null, null, null), (user.IsScratchTeam, user.Joined, user.ProfileId, user.Status, user.Bio, user.Country));
        Assert.Empty(user.Images);
    }

    [Fact]
    public async Task Pictures_of_no_scheme_get_https_and_too_many_are_cut()
    {
        var sizes = string.Join(',', Enumerable.Range(0, 50).Select(size => $"\"{size}x{size}\":\"//cdn2.scratch.mit.edu/{size}.png\""));
        var user = await UserAsync($$$"""{"id":1,"username":"a","profile":{"images":{"bad":1,{{{sizes}}} } } }""");

        Assert.Equal("https://cdn2.scratch.mit.edu/0.png", user.Images["0x0"]);
        Assert.InRange(user.Images.Count, 1, 20);
    }

    [Fact]
    public async Task An_author_without_a_name_is_none()
    {
        var upstream = ScriptedUpstream.Always("""{"id":1,"title":"t","author":{"id":167,"scratchteam":false}}""");

        Assert.Null((await upstream.Api().GetUserProjectAsync("mres", 1)).Author);
    }

    [Theory]
    [InlineData("I&#39;m &lt;b&gt; &amp;amp; &quot;x&quot;", "I'm <b> &amp; \"x\"")]
    [InlineData("a & b &nothing; 5 &lt 6", "a & b &nothing; 5 &lt 6")]
    [InlineData("&#128512; \\u2601", "\U0001F600 \u2601")]
    public async Task Comments_are_read_from_their_entities_once(string content, string expected)
    {
        var upstream = ScriptedUpstream.Always(
            $$$"""{"id":1,"content":"{{{content.Replace("\"", "\\\"", StringComparison.Ordinal)}}}","datetime_created":"2022-06-02T00:38:43.000Z","author":{"id":2,"username":"b"}}""");

        Assert.Equal(expected, (await upstream.Api().GetStudioCommentAsync(1, 1)).Content);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"community_newest_projects":null,"scratch_design_studio":{},"new_row":[1]}""")]
    public async Task Rows_that_the_front_page_lacks_are_empty(string body)
    {
        var page = await ScriptedUpstream.Always(body).Api().GetFrontPageAsync();

        Assert.Empty(page.Newest.Concat(page.DesignStudio).Concat(page.Featured).Concat(page.FeaturedStudios).Concat(page.Curated).Concat(page.MostLoved).Concat(page.MostRemixed));
    }

    [Fact]
    public async Task Events_of_other_types_have_no_project()
    {
        var upstream = ScriptedUpstream.Always("""[{"id":"becomecurator-1","datetime_created":"2022-07-09T07:00:25.000Z","type":"becomecurator","username":"x"}]""");

        var happened = Assert.Single(await upstream.Api().GetStudioActivityAsync(1, 40));

        Assert.Equal((null, null, null, ""), (happened.ProjectId, happened.ProjectTitle, happened.ActorId, happened.ActorUsername));
    }

    [Fact]
    public async Task Part_of_a_millisecond_is_rounded_up_for_it_would_hide_an_event()
    {
        var upstream = ScriptedUpstream.Always("[]");

        await upstream.Api().GetStudioActivityAsync(1, 40, Times.At("2022-07-09T07:00:25.0001Z"));

        Assert.Equal(["studios/1/activity?limit=40&dateLimit=2022-07-09T07%3A00%3A25.001Z"], upstream.Paths);
    }

    private static Task<ScratchUser> UserAsync(string body) => ScriptedUpstream.Always(body).Api().GetUserAsync("a");
}
