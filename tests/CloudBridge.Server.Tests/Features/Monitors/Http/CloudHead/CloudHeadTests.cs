using System.Net;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Monitors.Http.CloudHead;

public sealed class CloudHeadTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async Task InitializeAsync() => _api = await TestApi.StartAsync();

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Users_are_listed_newest_first_to_the_byte_as_CloudHead_did()
    {
        await AddUsersAsync("nini2009ph", "ceebee", "Will_Wam", "TimMcCool", "griffpatch");

        Assert.Equal("""["griffpatch", "TimMcCool", "Will_Wam", "ceebee", "nini2009ph"]""", await _api.Http.GetStringAsync("/users/list"));
        Assert.Equal("""["Will_Wam", "ceebee"]""", await _api.Http.GetStringAsync("/users/list?count=2&offset=2"));
        Assert.Equal("[]", await _api.Http.GetStringAsync("/users/list?count=0"));
        Assert.Equal("[]", await _api.Http.GetStringAsync("/users/list?offset=99999999999999999999"));
        Assert.Equal("""{"count": 5}""", await _api.Http.GetStringAsync("/users/count"));
    }

    [Fact]
    public async Task More_than_a_hundred_names_are_taken_for_a_hundred()
    {
        await AddUsersAsync([.. Enumerable.Range(0, 105).Select(i => $"user{i}")]);

        foreach (var question in new[] { "", "?count=100", "?count=101", "?count=99999999999999999999", "?count=&offset=", "?other=1" })
        {
            var names = await _api.Http.GetJsonAsync("/users/list" + question);
            Assert.Equal(100, names.GetArrayLength());
        }
    }

    [Fact]
    public async Task Numbers_that_are_none_are_refused()
    {
        foreach (var question in new[] { "?count=-1", "?count=abc", "?count=1.5", "?count=1&count=2", "?offset=-1", "?offset=0x10" })
        {
            using var response = await _api.Http.GetAsync("/users/list" + question);
            Assert.NotEmpty(await response.ProblemAsync(HttpStatusCode.BadRequest));
        }
    }

    [Fact]
    public async Task The_famous_come_with_their_followers()
    {
        foreach (var (name, followers) in new[] { ("ceebee", 57363L), ("griffpatch", 398855), ("quiet", -1) })
        {
            var account = await _api.Store.GetOrAddAccountAsync(name, _api.Clock.GetUtcNow());
            await _api.Store.AddMonitorAsync(account.Id, new MonitorSettings { Url = "https://example.org/" }, MonitorQuota.None, followers < 0 ? null : followers, _api.Clock.GetUtcNow());
        }

        Assert.Equal("""[{"name": "griffpatch", "follower_count": 398855}, {"name": "ceebee", "follower_count": 57363}]""", await _api.Http.GetStringAsync("/famous-users"));
    }

    [Fact]
    public async Task The_monitors_of_a_user_are_counted_and_nobodys_are_none()
    {
        await AddUsersAsync("Ada", "Ada", "Ada");

        Assert.Equal("""{"count": 3}""", await _api.Http.GetStringAsync("/ada/monitors/count"));
        Assert.Equal("""{"count": 0}""", await _api.Http.GetStringAsync("/nobody/monitors/count"));
        Assert.Equal("""{"count": 0}""", await _api.Http.GetStringAsync("/%01%F0%9F%98%80/monitors/count"));
        Assert.Equal("""{"count": 0}""", await _api.Http.GetStringAsync($"/{new string('a', 3_000)}/monitors/count"));
    }

    [Fact]
    public async Task Answers_may_be_kept_for_a_second_and_read_by_any_page()
    {
        foreach (var path in new[] { "/users/list", "/users/count", "/famous-users", "/Ada/monitors/count" })
        {
            using var first = await _api.Http.GetAsync(path);
            using var second = await _api.Http.SendJsonAsync(HttpMethod.Get, path, null, ("If-None-Match", first.Headers.ETag!.Tag));
            using var head = await _api.Http.SendJsonAsync(HttpMethod.Head, path);

            Assert.Equal("application/json", first.Content.Headers.ContentType!.ToString());
            Assert.Equal("public, max-age=1", first.Headers.CacheControl!.ToString());
            Assert.Equal("*", Assert.Single(first.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (head.StatusCode, head.Headers.ETag));
        }
    }

    [Fact]
    public async Task A_change_shows_after_a_second()
    {
        Assert.Equal("""{"count": 0}""", await _api.Http.GetStringAsync("/users/count"));
        await AddUsersAsync("Ada");
        Assert.Equal("""{"count": 0}""", await _api.Http.GetStringAsync("/users/count"));
        _api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("""{"count": 1}""", await _api.Http.GetStringAsync("/users/count"));
    }

    private async Task AddUsersAsync(params string[] names)
    {
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
        {
            var account = await _api.Store.GetOrAddAccountAsync(name, _api.Clock.GetUtcNow());
            await _api.Store.AddMonitorAsync(account.Id, new MonitorSettings { Url = $"https://example.org/{index}" }, MonitorQuota.None, null, _api.Clock.GetUtcNow());
        }
    }
}
