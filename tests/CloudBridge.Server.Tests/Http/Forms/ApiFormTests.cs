using System.Net;
using System.Text.RegularExpressions;
using CloudBridge.Monitors;
using CloudBridge.Server.Tests.Features.Monitors.Http;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Http.Forms;

/// <summary>What all routes have in common.</summary>
public sealed partial class ApiFormTests : IAsyncLifetime
{
    private TestApi _api = null!;
    private HttpClient _ada = null!;
    private long _id;

    public async Task InitializeAsync()
    {
        _api = await TestApi.StartAsync();
        _api.Clock.Advance(TimeSpan.FromTicks(1_234_567));
        _ada = await _api.ClientAsync();
        _id = (await _api.AddAsync("https://example.org/", change: new MonitorChange { IsPublic = true })).Id;
        var now = _api.Clock.GetUtcNow();
        await _api.Still.FindAsync(_id, MonitorState.Up, new CheckResult(_id, now, CheckOutcome.Ok, 200, 5));
        await _api.Store.AppendAsync([new(_id, now, CheckOutcome.Ok, 200, 5)]);
        _api.Clock.Advance(TimeSpan.FromTicks(3_333_333));
    }

    public async Task DisposeAsync()
    {
        _ada.Dispose();
        await _api.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/v1/monitors")]
    [InlineData("/api/v1/monitors/{0}")]
    [InlineData("/api/v1/monitors/{0}/checks")]
    [InlineData("/api/v1/monitors/{0}/history")]
    [InlineData("/api/v1/monitors/{0}/history?size=1h")]
    [InlineData("/api/v1/monitors/{0}/incidents")]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/me/export")]
    [InlineData("/api/v1/keys")]
    [InlineData("/api/v1/users/Ada/status.json")]
    public async Task Every_time_has_one_form(string path)
    {
        var text = await _ada.GetStringAsync(Of(path));

        Assert.Matches(Time(), text);
        Assert.All(Time().Matches(text), match => Assert.Matches(@"^""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z""$", match.Value));
    }

    [Theory]
    [InlineData("/api/v1/monitors")]
    [InlineData("/api/v1/monitors/{0}")]
    [InlineData("/api/v1/monitors/{0}/checks")]
    [InlineData("/api/v1/monitors/{0}/history")]
    [InlineData("/api/v1/monitors/{0}/uptime")]
    [InlineData("/api/v1/monitors/{0}/incidents")]
    [InlineData("/api/v1/monitors/{0}/badge.svg")]
    [InlineData("/api/v1/monitors/999")]
    [InlineData("/api/v1/alerts")]
    [InlineData("/api/v1/keys")]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/me/export")]
    [InlineData("/api/v1/users/Ada/status.json")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/users/list")]
    [InlineData("/famous-users")]
    [InlineData("/Ada/monitors/count")]
    public async Task Head_is_answered_like_get_without_the_body(string path)
    {
        using var get = await _ada.GetAsync(Of(path));
        using var head = await _ada.SendAsync(new HttpRequestMessage(HttpMethod.Head, Of(path)));

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal((get.Content.Headers.ContentType, get.Headers.ETag), (head.Content.Headers.ContentType, head.Headers.ETag));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_of_the_events_tells_that_there_are_some_and_opens_none()
    {
        using var head = await Patience.WaitAsync(_ada.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/events")));

        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (head.StatusCode, head.Content.Headers.ContentType!.MediaType));
        Assert.Empty(_api.Pinger.Listeners.Items);
    }

    [Theory]
    [InlineData("/users/list?count=x", HttpStatusCode.BadRequest)]
    [InlineData("/users/list?count=2", HttpStatusCode.OK)]
    [InlineData("/famous-users", HttpStatusCode.OK)]
    [InlineData("/api/v1/users/Ada/status.json", HttpStatusCode.OK)]
    [InlineData("/api/v1/users/Ada/status.json?x=1", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/monitors/999/badge.svg", HttpStatusCode.OK)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    public async Task Pages_from_anywhere_may_read_what_is_public_and_what_went_wrong(string path, HttpStatusCode status)
    {
        using var response = await _api.Http.SendJsonAsync(HttpMethod.Get, path, null, ("Origin", "https://elsewhere.example"), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    private string Of(string path) => path.Replace("{0}", $"{_id}", StringComparison.Ordinal);

    [GeneratedRegex("\"\\d{4}-\\d\\d-\\d\\dT[^\"]*\"")]
    private static partial Regex Time();
}
