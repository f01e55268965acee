using System.Net;
using System.Text.Json.Nodes;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.ScratchDb;
using CloudBridge.Server.Tests.Features.ScratchDb.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.ScratchDb.Http;

public sealed class RefusalTests : IClassFixture<RefusalTests.Server>
{
    private readonly RunningServer _server;

    public RefusalTests(Server server) => _server = server.Running;

    [Theory]
    [InlineData("/v2/user/info/nobody", "There is no user nobody")]
    [InlineData("/v2/project/info/id/999", "There is no project 999")]
    [InlineData("/v2/forum/user/info/nobody", "There is no user nobody")]
    [InlineData("/v2/forum/post/999", "There is no post 999")]
    [InlineData("/v2/forum/topic/999", "There is no topic 999")]
    [InlineData("/v2/users", "There is no such path")]
    public async Task What_is_not_known_is_not_found(string path, string sentence)
    {
        var (status, answer) = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("notfound", (string?)answer["error"]);
        Assert.Contains(sentence, (string?)answer["message"], StringComparison.Ordinal);
        Assert.NotNull(answer["query_time"]);
        Assert.NotNull(answer["revision"]);
    }

    [Theory]
    [InlineData("/v2/user/rank/global/beauty/0", "badtype", "one of views, loves, comments, favorites, followers, following")]
    [InlineData("/v2/user/rank/global/1/0", "badtype", "one of views")]
    [InlineData("/v2/user/rank/global/views,loves/0", "badtype", "one of views")]
    [InlineData("/v2/project/rank/followers/0", "badtype", "one of views, loves, favorites, comments")]
    [InlineData("/v2/user/rank/global/views/-1", "badpage", "from 0 to 1000000")]
    [InlineData("/v2/project/rank/views/1000001", "badpage", "from 0 to 1000000")]
    [InlineData("/v2/forum/category/rank/total/first", "badpage", "from 0 to 1000000")]
    [InlineData("/v2/forum/search?q=a&page=-1", "badpage", "from 0 to 1000000")]
    [InlineData("/v2/project/info/id/one", "badid", "whole number from 1")]
    [InlineData("/v2/forum/post/0", "badid", "whole number from 1")]
    [InlineData("/v2/forum/topic/-13", "badid", "whole number from 1")]
    [InlineData("/v2/forum/search", "badquery", "what to look for")]
    public async Task A_bad_question_is_told_what_is_allowed(string path, string error, string sentence)
    {
        var (status, answer) = await GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(error, (string?)answer["error"]);
        Assert.Contains(sentence, (string?)answer["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v2/forum/category/rank/Nothing/0", "users")]
    [InlineData("/v2/user/rank/Atlantis/views/0", "users")]
    [InlineData("/v2/user/rank/Atlantis%2FMu/views/0", "users")]
    [InlineData("/v2/user/rank/Atlantis%2fMu/views/0", "users")]
    [InlineData("/v2/forum/category/rank/Nothing%2Fmore/0", "users")]
    [InlineData("/v2/user/rank/global/views/9", "users")]
    [InlineData("/v2/forum/user/posts/nobody", "posts")]
    public async Task A_list_of_nothing_is_empty(string path, string list)
    {
        var (status, answer) = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(answer[list]!.AsArray());
        Assert.Equal("local", (string?)answer["source"]);
    }

    [Theory]
    [InlineData("/v2/user/info/nobody")]
    [InlineData("/v2/user/rank/global/beauty/0")]
    [InlineData("/v2/forum/category/rank/total/-1")]
    [InlineData("/v2/forum/post/x")]
    [InlineData("/v2/forum/search?q=")]
    [InlineData("/v2/nothing")]
    public async Task A_refusal_names_its_source_and_time_as_every_answer_does(string path)
    {
        var (_, answer) = await GetAsync(path);

        Assert.NotNull(answer["error"]);
        Assert.Equal("local", (string?)answer["source"]);
        Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[.][0-9]{3}Z$", (string?)answer["as_of"]);
    }

    [Fact]
    public async Task Projects_with_few_views_have_no_places()
    {
        var (_, few) = await GetAsync("/v2/project/info/id/99");
        var (_, enough) = await GetAsync("/v2/project/info/id/100");
        var (_, list) = await GetAsync("/v2/project/info/user/scratcher1");

        Assert.Null(few["statistics"]!["ranks"]);
        Assert.NotNull(enough["statistics"]!["ranks"]);
        Assert.Equal([true, false], list["projects"]!.AsArray().Select(project => project!["ranks"] is not null));
    }

    [Fact]
    public async Task A_post_that_Scratch_hides_names_its_error_and_no_worker()
    {
        var (_, post) = await GetAsync("/v2/forum/post/403");

        Assert.Equal(403, (int?)post["scratch_error"]);
        Assert.False(post.ContainsKey("wid"));
    }

    private async Task<(HttpStatusCode Status, JsonObject Answer)> GetAsync(string path)
    {
        using var response = await _server.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public sealed class Server : IAsyncLifetime
    {
        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await RunningServer.StartAsync(settings => settings["Stats:Enabled"] = "true", bridge => bridge.Services
            .AddKeyedSingleton<IScratchStats>(StatsServices.LocalStore, new MemoryStats()));

        public async Task DisposeAsync() => await Running.DisposeAsync();
    }
}
