using System.Text;

namespace CloudBridge.Scratch.Tests.Api.Traps;

/// <summary>What Scratch does not tell is not 0, and one broken item costs no other.</summary>
public sealed class UntoldTests
{
    [Theory]
    [InlineData("""{"id":1,"title":"","stats":null}""")]
    [InlineData("""{"id":1,"title":""}""")]
    [InlineData("""{"id":1,"title":"","stats":{"views":"12","loves":1.5,"remixes":null}}""")]
    public async Task Counters_of_a_project(string project) => Assert.Equal(new ScratchProjectStats(), (await ScriptedUpstream.Always(project).Api().GetProjectAsync(1)).Stats);

    [Fact]
    public async Task Numbers_of_others() =>
        Assert.Equal((null, null, null), (
            (await ScriptedUpstream.Always("""{"id":1,"title":""}""").Api().GetStudioAsync(1)).HostId,
            (await ScriptedUpstream.Always("""[{"id":1,"title":"","username":"a"}]""").Api().GetStudioProjectsAsync(1, PageRange.First))[0].CreatorId,
            (await ScriptedUpstream.Always("""[{"id":"x-1","datetime_created":"2020-01-01T00:00:00.000Z"}]""").Api().GetStudioActivityAsync(1, 40))[0].ActorId));

    [Fact]
    public async Task Replies_and_the_team()
    {
        var comment = await ScriptedUpstream.Always("""{"id":1,"content":"x","datetime_created":"2020-01-01T00:00:00.000Z","author":{"id":1,"username":"a"}}""").Api().GetStudioCommentAsync(1, 1);

        Assert.Equal((null, null), (comment.ReplyCount, comment.Author.IsScratchTeam));
    }

    [Theory]
    [InlineData("""{"version":"v","load":[0.0283203125,"?",null],"sql":{"main":{"primary":{"ssl":true,"min":0,"max":40}}}}""")]
    [InlineData("""{"version":"v","uptime":"long","load":[0.0283203125],"sql":{"ssl":1,"min":"0","max":null}}""")]
    public async Task Health(string answer)
    {
        var health = await ScriptedUpstream.Always(answer).Api().GetHealthAsync();

        Assert.Null(health.Uptime);
        Assert.Equal([0.0283203125], health.Load);
        Assert.Equal(new ScratchSqlHealth(null, null, null, null), health.Sql);
    }

    [Theory]
    [InlineData("\"1583/3514.png\"", "https://uploads.scratch.mit.edu/get_image/user/15833514_90x90.png")]
    [InlineData("\"//cdn2.scratch.mit.edu/a.png\"", "https://cdn2.scratch.mit.edu/a.png")]
    [InlineData("\"http://x.example/a.png\"", "http://x.example/a.png")]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public async Task The_picture_of_an_old_answer_has_a_whole_address(string avatar, string? address) =>
        Assert.Equal(address, (await ScriptedUpstream.Always($$$"""{"id":15833514,"username":"a","profile":{"avatar":{{{avatar}}}}}""").Api().GetUserAsync("a")).Avatar);

    [Fact]
    public async Task One_bad_item_of_forty_costs_itself_and_moves_no_other_to_another_page()
    {
        var api = new ScriptedUpstream(call => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(OffsetOf(call), Math.Clamp(90 - OffsetOf(call), 0, 40)).Select(Item))}]")).Api();

        var pages = new List<long>();
        for (var offset = 0; offset < 100; offset += 20)
        {
            pages.AddRange((await api.GetFollowersAsync("a", new PageRange(offset, 20))).Select(user => user.Id));
        }

        Assert.Equal(Enumerable.Range(0, 90).Where(id => id is not (7 or 41)).Select(id => id + 1L), pages);
        Assert.Equal(88, (await api.AllFollowersAsync("a").ToListAsync()).Count);
        Assert.Equal(new ListCount(90, IsExact: true), await ScratchApiPaging.CountAsync((range, token) => api.GetFollowersAsync("a", range, token)));
        Assert.Equal(40, (await api.GetFollowersAsync("a", PageRange.First)).CameIn());
    }

    [Fact]
    public async Task A_page_of_nothing_but_bad_items_is_a_fault() =>
        Assert.Equal(UpstreamFault.Malformed, (await Assert.ThrowsAsync<UpstreamException>(() => ScriptedUpstream.Always("""[{"id":"x"},7]""").Api().GetFollowersAsync("a", PageRange.First))).Fault);

    private static string Item(int place) => place is 7 or 41 ? """{"id":"broken"}""" : $$"""{"id":{{place + 1}},"username":"u{{place}}"}""";

    private static int OffsetOf(UpstreamCall call) => int.Parse(call.Path.Split("offset=")[1], System.Globalization.CultureInfo.InvariantCulture);
}
