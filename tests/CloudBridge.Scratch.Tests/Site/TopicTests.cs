using System.Globalization;

namespace CloudBridge.Scratch.Tests.Site;

public sealed class TopicTests
{
    [Fact]
    public async Task A_post_too_large_to_read_costs_itself_alone()
    {
        var deep = string.Concat(Enumerable.Repeat("&lt;b&gt;&lt;i&gt;", 300));
        string Feed(string entries) => $"""<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>{entries}</feed>""";
        var broken = $"<entry><title>broken</title><summary>{deep}</summary></entry>";

        var feed = await new TextUpstream(Feed($"{broken}<entry><title>whole</title><summary>hello</summary></entry>")).Client<IScratchSite>().GetTopicFeedAsync(77);

        Assert.Equal("whole", Assert.Single(feed.Posts).Title);
        Assert.Contains("none of its posts", await TextUpstream.MalformedAsync(() => new TextUpstream(Feed(broken)).Client<IScratchSite>().GetTopicFeedAsync(77)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_has_posts_as_text()
    {
        var upstream = new TextUpstream("""
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Latest posts on Help topic</title><updated>2024-05-06T07:08:09Z</updated>
              <entry><title>Help :: Scripts</title><link href="https://scratch.mit.edu/discuss/post/123456/"/><updated>2024-05-06T07:08:09Z</updated><author><name>mres</name></author><summary type="html">&lt;p&gt;One&lt;br&gt;two&lt;/p&gt;</summary></entry>
              <entry><title>No more</title></entry></feed>
            """);

        var feed = await upstream.Client<IScratchSite>().GetTopicFeedAsync(77);

        var time = DateTimeOffset.Parse("2024-05-06T07:08:09Z", CultureInfo.InvariantCulture);
        Assert.Equal(("Latest posts on Help topic", time), (feed.Title, feed.UpdatedAt));
        Assert.Equal([new(123456, "Help :: Scripts", "mres", "One two", time), new(null, "No more", "", "", null)], feed.Posts);
        Assert.Equal("discuss/feeds/topic/77/", upstream.Call.Path);
    }

    [Fact]
    public async Task A_page_has_posts_title_category_and_the_number_of_pages()
    {
        var upstream = new TextUpstream("""
            <div class="djangobb"><div class="pagination"><span class="current page">1</span><a class="page">2</a><a class="page">14</a><a class="next">Next</a></div>
            <ul><li><a href="/discuss/">Discuss</a></li><li><a href="/discuss/7/">Help with Scripts</a></li></ul>
            <div id="p99" class="blockpost firstpost"><span class="conr">#1</span><a href="/discuss/post/99/">Dec. 5, 2013 15:34:22</a>
              <dl><dt><a href="/users/mres/">mres</a></dt></dl><h3>My topic</h3><div class="post_body_html">Hello<br/>all</div></div></div>
            """);

        var page = await upstream.Client<IScratchSite>().GetTopicPageAsync(77, 2);

        Assert.Equal(("My topic", "Help with Scripts", 14), (page.Title, page.Category, page.PageCount));
        Assert.Equal(new(99, 1, "mres", "Hello all", "Dec. 5, 2013 15:34:22"), Assert.Single(page.Posts));
        Assert.Equal("discuss/topic/77/?page=2", upstream.Call.Path);
    }

    [Theory]
    [InlineData("<html><h1>Forum maintenance</h1></html>")]
    [InlineData("<div class=\"djangobb\"></div>")]
    public async Task A_page_without_posts_is_malformed(string page) =>
        await TextUpstream.MalformedAsync(() => new TextUpstream(page).Client<IScratchSite>().GetTopicPageAsync(1));
}
