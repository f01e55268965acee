using System.Net;
using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Tests.ScratchDb;

public sealed class FakeScratchDbTests : IAsyncLifetime, IDisposable
{
    private FakeUpstreamHost _host = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _host = await FakeUpstreamHost.StartAsync();
        _http = new HttpClient { BaseAddress = _host.BaseUrlOf("ScratchDb") };
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("v2/user/info/World_Languages", "statistics.ranks.country.following", "33")]
    [InlineData("v2/user/info/somebody", "username", "somebody")]
    [InlineData("v2/user/rank/global/views/0", "users.0.info.username", "griffpatch")]
    [InlineData("v2/user/rank/global/views/2", "users.49.info.username", "Scratcher250")]
    [InlineData("v2/project/info/id/10016238", "statistics.comments", "2682")]
    [InlineData("v2/project/info/id/5", "title", "Project 5")]
    [InlineData("v2/project/rank/loves/0", "projects.1.info.title", "Geometry Dash v1.5")]
    [InlineData("v2/project/info/user/somebody", "projects.0.info.username", "somebody")]
    [InlineData("v2/forum/user/info/CatsUnited", "counts.total.count", "15591")]
    [InlineData("v2/forum/post/28", "username", "ricarose")]
    [InlineData("v2/forum/user/posts/Harakou", "posts.24.username", "Harakou")]
    [InlineData("v2/forum/topic/13", "posts.0.id", "215339")]
    [InlineData("v2/forum/search?q=%2Busername:Paddle2See%20%2Bcategory:Suggestions", "hits", "3883")]
    [InlineData("v2/forum/search?q=cats&page=1", "posts.29.username", "Paddle2See")]
    [InlineData("v2/forum/category/rank/total/0", "users.3.username", "Paddle2See")]
    [InlineData("v3/user/info/World_Languages", "id", "4648559")]
    [InlineData("v3/user/rank/Japan/followers/0", "2.info.country", "Japan")]
    [InlineData("v3/user/graph/griffpatch/followers?segment=6&range=364", "59.value", "8307")]
    [InlineData("v3/project/info/10016238", "username", "griffpatch")]
    [InlineData("v3/forum/user/info/CatsUnited", "counts.Suggestions.rank", "7")]
    [InlineData("v3/forum/user/graph/CatsUnited/total", "29.value", "8337")]
    [InlineData("v3/forum/user/history/CatsUnited", "0.previous_value", "My newest signature")]
    [InlineData("v3/forum/user/posts/Harakou/0", "0.id", "215339")]
    [InlineData("v3/forum/post/info/28", "id", "28")]
    [InlineData("v3/forum/topic/info/13", "category", "Suggestions")]
    [InlineData("v3/forum/topic/posts/13/0?o=oldest", "0.username", "Harakou")]
    [InlineData("v3/forum/category/topics/Suggestions/0?detail=1&filter=1", "29.id", "42")]
    [InlineData("v3/forum/category/rank/total/0", "0.username", "deck26")]
    [InlineData("v3/forum/search?q=cats&o=newest", "hits", "130")]
    public async Task Every_path_has_an_answer(string path, string field, string value)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        var found = field.Split('.').Aggregate(answer, (node, name) => node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node![name]);
        Assert.Equal(value, found!.ToString());
    }

    [Theory]
    [InlineData("v2/user/info/nobody")]
    [InlineData("v2/user/rank/global/beauty/0")]
    [InlineData("v2/project/info/id/2000000000")]
    [InlineData("v2/forum/topic/2000000000")]
    [InlineData("v3/user/graph/nobody/followers")]
    [InlineData("v3/forum/post/info/2000000000")]
    public async Task What_is_not_known_is_not_found(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("""{"error":"notfound"}""", await response.Content.ReadAsStringAsync());
    }
}
