using System.Globalization;

namespace CloudBridge.Scratch.Tests.Site;

public sealed class CommentPageTests
{
    private const string Page = """
        <ul class="comments"><li class="top-level-reply">
          <div id="comments-12345678901" class="comment " data-comment-id="12345678901">
            <a href="/users/ceebee/" id="comment-user" data-comment-user="ceebee"><img class="avatar" src="//cdn2.scratch.mit.edu/get_image/user/147_60x60.png"></a>
            <div class="info"><div class="name"><a href="/users/ceebee/">ceebee*</a></div>
              <div class="content">
                 Hello   &lt;there&gt; <img class="emoji" alt="meow"><script>alert(1)</script>
                 <a href="/users/mres/">@mres</a>
              </div>
              <div><span class="time" title="2024-01-31T12:34:56Z">Jan. 31, 2024</span></div></div>
          </div>
          <ul class="replies"><li class="reply "><div class="comment" data-comment-id="2"><a id="comment-user" data-comment-user="mres"></a><div class="content">Hi!</div></div></li>
          <li class="reply truncated"><a>See all replies</a></li></ul>
        </li></ul>
        """;

    [Fact]
    public async Task Comments_have_their_replies_in_them()
    {
        var upstream = new TextUpstream(Page);

        var comment = Assert.Single(await upstream.Client<IScratchSite>().GetProfileCommentsAsync("mres", 3));

        Assert.Equal((12345678901, "ceebee", "Hello <there> meow @mres"), (comment.Id, comment.Author, comment.Content));
        Assert.Equal(DateTimeOffset.Parse("2024-01-31T12:34:56Z", CultureInfo.InvariantCulture), comment.CreatedAt);
        Assert.Equal((147, true), (comment.AuthorId, comment.IsScratchTeam));
        Assert.Equal(new SiteComment(2, "mres", "Hi!"), Assert.Single(comment.Replies) with { Replies = [] }, (a, b) => a!.ToString() == b!.ToString());
        Assert.Equal((Upstream.ScratchSite, "site-api/comments/user/mres/?page=3", "text/html"), (upstream.Call.Upstream, upstream.Call.Path, upstream.Call.MediaType));
    }

    [Fact]
    public async Task Projects_and_studios_have_pages_of_their_own()
    {
        var upstream = new TextUpstream("");

        Assert.Empty(await upstream.Client<IScratchSite>().GetProjectCommentsAsync(142));
        Assert.Empty(await upstream.Client<IScratchSite>().GetStudioCommentsAsync(5342, 2));

        Assert.Equal(["site-api/comments/project/142/?page=1", "site-api/comments/gallery/5342/?page=2"], upstream.Calls.Select(call => call.Path));
    }

    [Theory]
    [InlineData("data-comment-id=\"12345678901\"", "data-comment-id=\"many\"")]
    [InlineData("data-comment-user=\"ceebee\"", "")]
    public async Task A_comment_without_number_or_author_is_no_comment(string there, string changed)
    {
        var site = new TextUpstream(Page.Replace(there, changed, StringComparison.Ordinal)).Client<IScratchSite>();

        Assert.Contains("no number or no author", await TextUpstream.MalformedAsync(() => site.GetProfileCommentsAsync("mres")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/../b")]
    [InlineData("no name")]
    [InlineData("jürgen")]
    [InlineData("1234567890123456789012345678901")]
    public async Task Names_that_nobody_can_have_are_not_asked_for(string name)
    {
        var upstream = new TextUpstream(Page);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => upstream.Client<IScratchSite>().GetProfileCommentsAsync(name));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => upstream.Client<IScratchSite>().GetProfileCommentsAsync("mres", 0));

        Assert.Empty(upstream.Calls);
    }
}
