using System.Text.Json;

namespace CloudBridge.FakeUpstream.Tests.Api;

public sealed class PagingTests(FakeServer server) : IClassFixture<FakeServer>
{
    [Theory]
    [InlineData("/users/griffpatch/followers?", 1_200)]
    [InlineData("/users/mres/following?", 300)]
    [InlineData("/projects/142/remixes?", 32)]
    [InlineData("/studios/31659696/managers?", 18)]
    [InlineData("/studios/5342/comments/121123167/replies?", 5)]
    [InlineData("/users/mres/projects/142/comments/272303677/replies?", 1)]
    public async Task Pages_together_are_the_whole_list_once(string path, int count)
    {
        var ids = await AllAsync(path, 40);

        Assert.Equal(count, ids.Count);
        Assert.Equal(count, ids.Distinct().Count());
        Assert.Equal(ids, await AllAsync(path, 17));
    }

    [Theory]
    [InlineData("/users/griffpatch/followers")]
    [InlineData("/explore/projects")]
    [InlineData("/news")]
    public async Task Without_a_limit_there_are_20(string path) => Assert.Equal(20, (await server.GetAsync(path)).GetArrayLength());

    [Theory]
    [InlineData("/users/mres/followers?offset=300")]
    [InlineData("/users/SomeOne7/projects?offset=5000")]
    [InlineData("/news?offset=2000000000")]
    [InlineData("/users/mres/projects/142/comments/272303677/replies?offset=1")]
    public async Task Beyond_the_end_is_an_empty_list(string path) => Assert.Equal(0, (await server.GetAsync(path)).GetArrayLength());

    [Fact]
    public async Task The_part_of_a_documented_list_begins_where_it_is_asked_to()
    {
        var third = (await server.GetAsync("/users/mres/projects/142/comments?limit=3"))[2];

        Assert.True(JsonElement.DeepEquals(third, (await server.GetAsync("/users/mres/projects/142/comments?limit=1&offset=2"))[0]));
    }

    [Fact]
    public async Task Activity_goes_on_by_date_and_the_event_at_the_border_comes_again()
    {
        var first = await server.GetAsync("/studios/31659696/activity?limit=10");
        var border = first[9].GetProperty("datetime_created").GetString();
        var second = await server.GetAsync($"/studios/31659696/activity?limit=10&dateLimit={border}");

        Assert.Contains(second.EnumerateArray(), item => item.GetProperty("id").GetString() == first[9].GetProperty("id").GetString());
        Assert.All(second.EnumerateArray(), item => Assert.True(string.CompareOrdinal(item.GetProperty("datetime_created").GetString(), border) <= 0));
        Assert.True(JsonElement.DeepEquals(first, await server.GetAsync("/studios/31659696/activity?limit=10&offset=5")));
    }

    [Fact]
    public async Task Activity_is_newest_first_and_two_events_may_share_a_second()
    {
        var dates = (await server.GetAsync("/studios/31659696/activity?limit=40")).EnumerateArray().Select(item => item.GetProperty("datetime_created").GetString()!).ToList();

        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
        Assert.True(dates.Distinct().Count() < dates.Count);
    }

    private async Task<List<string>> AllAsync(string path, int limit)
    {
        var ids = new List<string>();
        for (var offset = 0; ; offset += limit)
        {
            var page = await server.GetAsync($"{path}limit={limit}&offset={offset}");
            ids.AddRange(page.EnumerateArray().Select(item => item.GetProperty("id").GetRawText()));
            if (page.GetArrayLength() < limit)
            {
                return ids;
            }
        }
    }
}
