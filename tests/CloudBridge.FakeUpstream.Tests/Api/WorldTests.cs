using System.Net;
using System.Text.Json;

namespace CloudBridge.FakeUpstream.Tests.Api;

/// <summary>The made-up Scratch tells the same story at every endpoint.</summary>
public sealed class WorldTests(FakeServer server) : IClassFixture<FakeServer>
{
    [Theory]
    [InlineData("griffpatch")]
    [InlineData("SomeOne7")]
    [InlineData("mres")]
    [InlineData("EAPO")]
    public async Task The_projects_of_a_user_are_by_that_user(string name)
    {
        var user = await server.GetAsync($"/users/{name}");
        var projects = await server.GetAsync($"/users/{name}/projects?limit=40");

        Assert.NotEqual(0, projects.GetArrayLength());
        foreach (var listed in projects.EnumerateArray())
        {
            var project = await server.GetAsync($"/projects/{Id(listed)}");
            Assert.Equal(name, project.GetProperty("author").GetProperty("username").GetString());
            Assert.Equal(Id(user), Id(project.GetProperty("author")));
            Assert.Equal(listed.GetProperty("title").GetString(), project.GetProperty("title").GetString());
        }
    }

    [Fact]
    public async Task Whoever_made_a_project_lists_it()
    {
        foreach (var found in (await server.GetAsync("/explore/projects?limit=10")).EnumerateArray())
        {
            var name = found.GetProperty("author").GetProperty("username").GetString();
            Assert.Contains(Id(found), await AllIdsAsync($"/users/{name}/projects"));
            Assert.Equal(Id(found), Id(await server.GetAsync($"/users/{name}/projects/{Id(found)}")));
        }
    }

    [Fact]
    public async Task Remixes_name_the_project_they_are_of_and_are_counted()
    {
        foreach (var listed in (await server.GetAsync("/users/griffpatch/projects?limit=4")).EnumerateArray().Append(await server.GetAsync("/projects/142")))
        {
            var remixes = await server.GetAsync($"/projects/{Id(listed)}/remixes?limit=40");
            var project = await server.GetAsync($"/projects/{Id(listed)}");
            Assert.Equal(project.GetProperty("stats").GetProperty("remixes").GetInt32(), remixes.GetArrayLength());
            foreach (var remix in remixes.EnumerateArray())
            {
                Assert.Equal(Id(listed), (await server.GetAsync($"/projects/{Id(remix)}")).GetProperty("remix").GetProperty("parent").GetInt64());
            }
        }
    }

    [Fact]
    public async Task A_studio_knows_its_projects_and_they_know_it()
    {
        foreach (var listed in (await server.GetAsync("/studios/27205657/projects?limit=5")).EnumerateArray())
        {
            var studios = await AllIdsAsync($"/users/{listed.GetProperty("username").GetString()}/projects/{Id(listed)}/studios");
            Assert.Contains(27205657, studios);
        }
    }

    [Fact]
    public async Task A_studio_is_in_the_list_of_those_who_run_it()
    {
        var studio = await server.GetAsync("/studios/27205657");
        var managers = await server.GetAsync("/studios/27205657/managers");

        Assert.Equal(studio.GetProperty("host").GetInt64(), Id(managers[0]));
        Assert.Equal(studio.GetProperty("stats").GetProperty("managers").GetInt32(), managers.GetArrayLength());
        Assert.Contains(27205657, await AllIdsAsync($"/users/{managers[0].GetProperty("username").GetString()}/studios/curate"));
    }

    [Theory]
    [InlineData("/studios/5342")]
    [InlineData("/studios/27205657")]
    [InlineData("/users/mres/projects/142")]
    public async Task A_comment_has_as_many_replies_as_it_says(string place)
    {
        var comments = await server.GetAsync($"{place}/comments?limit=40");

        Assert.Contains(comments.EnumerateArray(), comment => comment.GetProperty("reply_count").GetInt32() > 0);
        foreach (var comment in comments.EnumerateArray())
        {
            Assert.True(JsonElement.DeepEquals(comment, await server.GetAsync($"{place}/comments/{Id(comment)}")));
            var replies = await server.GetAsync($"{place}/comments/{Id(comment)}/replies?limit=40");
            Assert.Equal(comment.GetProperty("reply_count").GetInt32(), replies.GetArrayLength());
            Assert.All(replies.EnumerateArray(), reply => Assert.Equal(Id(comment), reply.GetProperty("parent_id").GetInt64()));
            Assert.All(replies.EnumerateArray(), reply => Assert.NotEqual(JsonValueKind.Null, reply.GetProperty("commentee_id").ValueKind));
        }
    }

    [Fact]
    public async Task Comments_are_newest_first_and_a_reply_is_found_by_its_number()
    {
        var comments = await server.GetAsync("/studios/5342/comments?limit=40");
        var dates = comments.EnumerateArray().Select(comment => comment.GetProperty("datetime_created").GetString()!).ToList();
        var replies = await server.GetAsync("/studios/5342/comments/121123167/replies");

        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
        Assert.Contains(comments.EnumerateArray(), comment => Id(comment) == 121123167);
        Assert.True(JsonElement.DeepEquals(replies[0], await server.GetAsync("/studios/5342/comments/164453087")));
    }

    [Theory]
    [InlineData("/search/projects?q=flying%20cats&limit=40", "flying cats")]
    [InlineData("/explore/studios?q=music&mode=trending", "music")]
    public async Task What_is_found_has_the_words_in_its_title_here_and_by_its_number(string path, string words)
    {
        var kind = path.Contains("studios", StringComparison.Ordinal) ? "studios" : "projects";
        foreach (var found in (await server.GetAsync(path)).EnumerateArray())
        {
            Assert.Contains(words, found.GetProperty("title").GetString(), StringComparison.OrdinalIgnoreCase);
            Assert.Equal("notvisible", found.GetProperty("visibility").GetString());
            var whole = await server.GetAsync($"/{kind}/{Id(found)}");
            Assert.Equal(found.GetProperty("title").GetString(), whole.GetProperty("title").GetString());
            Assert.Equal("visible", whole.GetProperty("visibility").GetString());
        }
    }

    [Fact]
    public async Task A_search_for_nothing_finds_nothing() => Assert.Equal(0, (await server.GetAsync("/search/projects?q=nothing%20at%20all")).GetArrayLength());

    [Fact]
    public async Task Numbers_beyond_32_bits_occur()
    {
        var ids = await AllIdsAsync("/users/griffpatch/projects");
        var big = Assert.Single(ids.Where(id => id > int.MaxValue).Take(1));

        Assert.Equal(big, Id(await server.GetAsync($"/projects/{big}")));
        Assert.All(ids, id => Assert.True(id < 1L << 40));
    }

    [Fact]
    public async Task Both_shapes_of_stats_and_of_profile_occur()
    {
        var names = (await server.GetAsync("/users/griffpatch/followers?limit=40")).EnumerateArray().Select(user => user.GetProperty("username").GetString()!).ToList();
        var keys = new HashSet<string>();
        foreach (var name in names)
        {
            foreach (var item in (await server.GetAsync($"/users/{name}/projects?limit=1")).EnumerateArray())
            {
                keys.UnionWith(item.GetProperty("stats").EnumerateObject().Select(stat => stat.Name));
            }

            foreach (var item in (await server.GetAsync($"/users/{name}/followers?limit=1")).EnumerateArray())
            {
                keys.UnionWith(item.GetProperty("profile").EnumerateObject().Select(part => part.Name));
            }
        }

        Assert.Superset(new HashSet<string> { "comments", "remixes", "avatar", "images" }, keys);
    }

    [Fact]
    public async Task Some_users_have_no_projects_and_some_have_no_followers()
    {
        var counts = new List<int>();
        foreach (var user in (await server.GetAsync("/users/griffpatch/followers?limit=40")).EnumerateArray())
        {
            counts.Add((await server.GetAsync($"/users/{user.GetProperty("username").GetString()}/followers?limit=40")).GetArrayLength());
        }

        Assert.Contains(0, counts);
        Assert.Contains(40, counts);
    }

    [Fact]
    public async Task A_second_fake_tells_the_same()
    {
        await using var other = await FakeUpstreamHost.StartAsync();
        using var http = new HttpClient { BaseAddress = other.BaseUrlOf("ScratchApi") };
        foreach (var path in new[] { "users/SomeOne7", "users/SomeOne7/projects", "studios/27205657/activity", "proxy/featured", "classrooms/12", "news?offset=30" })
        {
            Assert.Equal((await server.GetAsync(path)).GetRawText(), await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        }
    }

    [Fact]
    public async Task Names_are_the_same_in_any_case()
    {
        Assert.Equal(Id(await server.GetAsync("/users/SomeOne7")), Id(await server.GetAsync("/users/someone7")));
        Assert.Equal("mres", (await server.GetAsync("/users/MRES")).GetProperty("username").GetString());
    }

    [Fact]
    public async Task A_request_with_its_query_is_counted()
    {
        await server.GetAsync("/users/SomeOne7/favorites?limit=3&offset=1");

        Assert.Equal(1, server.Host.RequestsFor("/scratchapi/users/SomeOne7/favorites?limit=3&offset=1"));
        Assert.Equal(HttpStatusCode.OK, (await server.AskAsync("/users/SomeOne7/favorites")).Status);
    }

    private static long Id(JsonElement item) => item.GetProperty("id").GetInt64();

    private async Task<List<long>> AllIdsAsync(string path)
    {
        var ids = new List<long>();
        for (var offset = 0; ; offset += 40)
        {
            var page = await server.GetAsync($"{path}?limit=40&offset={offset}");
            ids.AddRange(page.EnumerateArray().Select(Id));
            if (page.GetArrayLength() < 40)
            {
                return ids;
            }
        }
    }
}
