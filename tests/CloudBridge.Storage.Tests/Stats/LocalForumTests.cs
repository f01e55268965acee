using CloudBridge.Scratch;
using static CloudBridge.Storage.Tests.Stats.StatsData;

namespace CloudBridge.Storage.Tests.Stats;

public sealed class LocalForumTests : IAsyncLifetime
{
    private readonly StatsData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public async Task A_post_comes_back_as_it_was_told()
    {
        var stats = await _data.FilledAsync("""
            {"type":"post","id":28,"username":"ricarose","editor":null,"deleted":0,"time":{"posted":"2012-08-31T02:54:06.000Z","first_checked":"2019-11-17T22:26:19.000Z","edited":null},"content":{"html":"a<br>b","bb":"a b"},"topic":{"id":13,"name":"RSS","title":"RSS","category":"Suggestions","closed":1,"deleted":0,"time":{"first_checked":"2019-11-17T22:26:21.000Z","last_checked":"2019-11-17T22:09:41.000Z"}}}
            """);

        var post = (await stats.GetPostAsync(28)).Value;
        var topic = (await stats.GetTopicAsync(13)).Value;

        Assert.Equal(("ricarose", null, false, "a<br>b", "a b", null), (post.Username, post.Editor, post.IsDeleted, post.Html, post.Bbcode, post.ScratchError));
        Assert.Equal((2012, 2019, null), (post.Posted?.Year, post.FirstChecked?.Year, post.Edited));
        Assert.Equal((13, "RSS", "Suggestions", true, false), (post.Topic!.Id, post.Topic.Title, post.Topic.Category, post.Topic.IsClosed, post.Topic.IsDeleted));
        Assert.Equal(41, topic.LastChecked?.Second);
        Assert.Null(Assert.Single(topic.Posts).Topic);
    }

    [Fact]
    public async Task A_post_may_have_its_topic_beside_it_or_none()
    {
        var stats = await _data.FilledAsync(
            """{"type":"post","id":1,"username":"ann","topic":5,"title":"Cats","category":"Art","html":"x"}""",
            """{"type":"post","id":2,"username":"ann","scratch_error":404}""");

        Assert.Equal(new ForumTopic(5, "Cats", "Art"), (await stats.GetPostAsync(1)).Value.Topic! with { Posts = [] }, EqualTopics);
        Assert.Equal((null, 404), ((await stats.GetPostAsync(2)).Value.Topic, (await stats.GetPostAsync(2)).Value.ScratchError));
    }

    [Fact]
    public async Task Posts_of_a_user_and_of_a_topic_are_the_newest_100()
    {
        var stats = await _data.FilledAsync([.. Enumerable.Range(1, 130).Select(id => Post(id, "ann", 5, "Cats", "Art", "meow"))]);

        var expected = Enumerable.Range(31, 100).Reverse().Select(id => (long)id);
        Assert.Equal(expected, (await stats.GetPostsOfAsync("Ann")).Value.Select(post => post.Id));
        Assert.Equal(expected, (await stats.GetTopicAsync(5)).Value.Posts.Select(post => post.Id));
    }

    [Theory]
    [InlineData("c", "")]
    [InlineData("+c", "")]
    [InlineData("+\"x c\"", "")]
    [InlineData("+é", "")]
    [InlineData("x", "1")]
    [InlineData("ca", "1")]
    [InlineData("+\"x ca!!\"", "")]
    [InlineData("猫", "2")]
    public async Task A_single_letter_is_a_word_and_more_are_the_beginning_of_one(string query, string expected)
    {
        var stats = await _data.FilledAsync(Post(1, "ann", 5, "Pets", "Art", "x cats école"), Post(2, "ben", 5, "Pets", "Art", "猫咪"));

        Assert.Equal(expected, string.Join(',', (await stats.SearchPostsAsync(query, 0)).Value.Posts.Select(post => post.Id)));
    }

    [Fact]
    public async Task Users_have_counts_and_places_in_categories_and_in_all()
    {
        var stats = await _data.FilledAsync(Some);

        var ann = (await stats.GetForumUserAsync("ANN")).Value;

        Assert.Equal((1, 4), (ann.FirstPost!.Id, ann.LastPost!.Id));
        Assert.Equal(["Art", "Bugs", "total"], ann.Counts.Keys);
        Assert.Equal([new ForumCount(1, 2), new ForumCount(1, 1), new ForumCount(2, 1)], ann.Counts.Values);
        Assert.Equal([new ForumRank("ben", 2, 1), new ForumRank("ann", 1, 2)], (await stats.GetCategoryRanksAsync("art", 0)).Value);
        Assert.Equal([new ForumRank("ann", 2, 1), new ForumRank("ben", 2, 2)], (await stats.GetCategoryRanksAsync("total", 0)).Value);
        Assert.Empty((await stats.GetCategoryRanksAsync("Atlantis", 0)).Value);
        Assert.Empty((await stats.GetCategoryRanksAsync("total", 1)).Value);
    }

    [Fact]
    public async Task Counts_and_search_follow_posts_and_topics_that_change()
    {
        await _data.ImportAsync(Some);
        var stats = await _data.FilledAsync(
            Post(1, "cid", 5, "Cats", "Art", "purple"),
            Post(3, "ben", 5, "Dogs", "Games", "the red dog"));

        Assert.Equal([new ForumRank("ben", 2, 1), new ForumRank("cid", 1, 2)], (await stats.GetCategoryRanksAsync("Games", 0)).Value);
        Assert.Empty((await stats.GetCategoryRanksAsync("Art", 0)).Value);
        Assert.Equal([new ForumRank("ben", 2, 1), new ForumRank("ann", 1, 2), new ForumRank("cid", 1, 3)], (await stats.GetCategoryRanksAsync("total", 0)).Value);
        Assert.Equal([1L], await IdsAsync(stats, "+purple"));
        Assert.Equal([3L, 2, 1], await IdsAsync(stats, "+title:dogs +category:games"));
        Assert.Empty(await IdsAsync(stats, "+title:cats"));
        Assert.Empty(await IdsAsync(stats, "+whiskers"));
    }

    [Theory]
    [InlineData("+cat", new long[] { 4, 2, 1 })]
    [InlineData("+username:an", new long[] { 4, 1 })]
    [InlineData("+category:Art -username:ann", new long[] { 3, 2 })]
    [InlineData("-username:ann", new long[] { 3, 2 })]
    [InlineData("\"red dog\"", new long[] { 3 })]
    [InlineData("+topic:5 +id:2", new long[] { 2 })]
    [InlineData("+topic:50", new long[] { })]
    [InlineData("+cat ~whiskers", new long[] { 1, 4, 2 })]
    [InlineData("whiskers dog", new long[] { 3, 1 })]
    [InlineData("+title:\"OR\"", new long[] { })]
    [InlineData("+\"*", null)]
    [InlineData("~content:x) cat*", new long[] { 4, 2, 1 })]
    public async Task A_search_finds_what_it_says(string query, long[]? ids)
    {
        var stats = await _data.FilledAsync(Some);

        if (ids is null)
        {
            await Assert.ThrowsAsync<FormatException>(() => stats.SearchPostsAsync(query, 0));
            return;
        }

        Assert.Equal(ids.Order(), (await IdsAsync(stats, query)).Order());
        if (!query.Contains('~') && query[0] is '+' or '-' or '"')
        {
            Assert.Equal(ids, await IdsAsync(stats, query));
        }
    }

    [Fact]
    public async Task What_is_only_wanted_brings_the_best_to_the_front()
    {
        var stats = await _data.FilledAsync(Some);

        Assert.Equal(1, (await IdsAsync(stats, "+cat ~whiskers")).First());
        Assert.Equal(1, (await IdsAsync(stats, "cat whiskers")).First());
    }

    [Fact]
    public async Task Hits_are_all_that_match_and_pages_have_100()
    {
        var stats = await _data.FilledAsync([.. Enumerable.Range(1, 250).Select(id => Post(id, "ann", 5, "Cats", "Art", "meow"))]);

        var search = (await stats.SearchPostsAsync("+meow", 2)).Value;

        Assert.Equal((250, 50), (search.Hits, search.Posts.Count));
        Assert.Equal(50, search.Posts[0].Id);
        Assert.Equal(100, (await stats.SearchPostsAsync("-dog", 1)).Value.Posts.Count);
    }

    private static string[] Some { get; } =
    [
        Post(1, "ann", 5, "Cats", "Art", "a cat with whiskers"),
        Post(2, "ben", 5, "Cats", "Art", "two cats"),
        Post(3, "ben", 5, "Cats", "Art", "the red dog"),
        Post(4, "ann", 6, "Help", "Bugs", "my cat is broken, or I am, or the category"),
    ];

    private static IEqualityComparer<ForumTopic> EqualTopics { get; } =
        EqualityComparer<ForumTopic>.Create((a, b) => (a!.Id, a.Title, a.Category) == (b!.Id, b.Title, b.Category));

    private static async Task<IEnumerable<long>> IdsAsync(LocalScratchStats stats, string query) =>
        (await stats.SearchPostsAsync(query, 0)).Value.Posts.Select(post => post.Id);
}
