namespace CloudBridge.Scratch.Tests.Site;

public sealed class ProfilePageTests
{
    [Fact]
    public async Task Activity_is_told_in_its_parts()
    {
        var upstream = new TextUpstream("""
            <ul><li><i class="icon"></i><div><span class="actor"><a href="/users/mres/">mres</a></span>
              became a curator   of <a href="/studios/5342/">Games &amp; Fun</a> <span class="time">2&nbsp;days, 3&nbsp;hours ago</span></div></li>
            <li><div><span class="actor">mres</span> joined Scratch <span class="time">x</span></div></li>
            <li>nothing</li></ul>
            """);

        var lines = await upstream.Client<IScratchSite>().GetUserActivityAsync("mres", 2);

        Assert.Equal(
            [new("mres", "became a curator of", "Games & Fun", "/studios/5342/", "2 days, 3 hours ago"), new("mres", "joined Scratch", "", "", "x")],
            lines);
        Assert.Equal("messages/ajax/user-activity/?user=mres&max=2", upstream.Call.Path);
    }

    [Theory]
    [InlineData("<h2><a>mres</a> » Followers (1234)</h2>", 1234)]
    [InlineData("<h1>Other</h1><h2>Following (0)\n</h2>", 0)]
    [InlineData("<h2>Studios I Follow (1,234,567)</h2>", 1234567)]
    public async Task Counts_stand_in_the_headline(string page, long count) =>
        Assert.Equal(count, await new TextUpstream(page).Client<IScratchSite>().CountFollowersAsync("mres"));

    [Fact]
    public async Task Each_count_has_a_page_of_its_own()
    {
        var upstream = new TextUpstream("<h2>x (1)</h2>");
        var site = upstream.Client<IScratchSite>();

        await site.CountFollowersAsync("mres");
        await site.CountFollowingAsync("mres");
        await site.CountFollowedStudiosAsync("mres");

        Assert.Equal(["users/mres/followers/", "users/mres/following/", "users/mres/studios_following/"], upstream.Calls.Select(call => call.Path));
    }

    [Fact]
    public async Task A_page_without_a_count_is_malformed() =>
        await TextUpstream.MalformedAsync(() => new TextUpstream("<h2>Followers</h2>").Client<IScratchSite>().CountFollowersAsync("mres"));
}
