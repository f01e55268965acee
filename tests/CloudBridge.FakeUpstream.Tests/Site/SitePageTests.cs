using CloudBridge.Scratch;

namespace CloudBridge.FakeUpstream.Tests.Site;

public sealed class SitePageTests : SiteTest
{
    private IScratchSite Site => Client<IScratchSite>();

    [Fact]
    public async Task Comments_come_in_pages_with_replies()
    {
        var first = await Site.GetProfileCommentsAsync("mres");
        var second = await Site.GetProfileCommentsAsync("mres", 2);

        Assert.Equal((10, 10), (first.Count, second.Count));
        Assert.Empty(first.Select(comment => comment.Id).Intersect(second.Select(comment => comment.Id)));
        Assert.Contains(first, comment => comment.Replies.Count > 0);
        Assert.All(first, comment => Assert.True(comment is { Author.Length: > 0, Content.Length: > 0, CreatedAt: not null, AuthorId: not null }));
        Assert.Equal(first.Select(comment => comment.Content), (await Site.GetProfileCommentsAsync("mres")).Select(comment => comment.Content));
        await NotFoundAsync(() => Site.GetProfileCommentsAsync("mres", 4));
        await NotFoundAsync(() => Site.GetProfileCommentsAsync("nobody-here"));
    }

    [Fact]
    public async Task Projects_and_studios_have_comments_too()
    {
        Assert.Equal(10, (await Site.GetProjectCommentsAsync(142, 3)).Count);
        Assert.Equal(10, (await Site.GetStudioCommentsAsync(5342)).Count);
        await NotFoundAsync(() => Site.GetProjectCommentsAsync(404));
        await NotFoundAsync(() => Site.GetStudioCommentsAsync(404));
    }

    [Fact]
    public async Task Profiles_tell_activity_and_counts()
    {
        var lines = await Site.GetUserActivityAsync("mres", 100);

        Assert.Equal(60, lines.Count);
        Assert.All(lines, line => Assert.True(line is { Actor: "mres", Action.Length: > 0, Target.Length: > 0, Link: ['/', ..], Ago: [.., 'a', 'g', 'o'] }, $"{line}"));
        Assert.NotEqual(await Site.CountFollowersAsync("mres"), await Site.CountFollowingAsync("mres"));
        Assert.InRange(await Site.CountFollowedStudiosAsync("mres"), 0, 20_000);
        await NotFoundAsync(() => Site.GetUserActivityAsync("nobody-here"));
        await NotFoundAsync(() => Site.CountFollowersAsync("nobody-here"));
    }

    [Fact]
    public async Task Statistics_are_whole()
    {
        var (daily, traffic, monthly) = (await Site.GetStatisticsAsync(), await Site.GetTrafficAsync(), await Site.GetMonthlyStatisticsAsync());

        Assert.True(daily is { Projects: 164307034, ProfileComments: not null, StudioComments: not null, CountedAt: not null });
        Assert.Equal(796345748, traffic.PageViews);
        Assert.Equal(10, monthly.Series.Count);
        Assert.All(monthly.Series, series => Assert.Equal(24, series.Points.Count));
        Assert.Equal(("United States", 77), (monthly.Countries[0].Country, monthly.Ages.Count));
    }

    [Fact]
    public async Task Topics_have_a_feed_and_pages()
    {
        var (feed, page) = (await Site.GetTopicFeedAsync(1), await Site.GetTopicPageAsync(1, 3));

        Assert.Equal(15, feed.Posts.Count);
        Assert.Equal((20, 3, 60), (page.Posts.Count, page.PageCount, page.Posts[^1].Index));
        Assert.Equal((feed.Posts[0].Id, feed.Posts[0].Author), (page.Posts[^1].Id, page.Posts[^1].Author));
        Assert.True(page is { Title.Length: > 0, Category.Length: > 0 });
        Assert.All(feed.Posts, post => Assert.True(post is { Content.Length: > 0, PostedAt: not null }));
        await NotFoundAsync(() => Site.GetTopicPageAsync(1, 4));
        await NotFoundAsync(() => Site.GetTopicFeedAsync(404));
    }
}
