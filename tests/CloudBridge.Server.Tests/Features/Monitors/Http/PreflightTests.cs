using System.Net;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

/// <summary>What browsers ask before a page of another site sends a header of its own.</summary>
public sealed class PreflightTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async Task InitializeAsync() => _api = await TestApi.StartAsync(settings => settings["Access:PublicRequestsPerAddress"] = "2");

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Theory]
    [InlineData("/", "GET", "If-None-Match")]
    [InlineData("/users/list?count=2", "GET", "x-requested-with")]
    [InlineData("/users/count", "HEAD", "If-None-Match")]
    [InlineData("/famous-users", "GET", "cache-control,pragma")]
    [InlineData("/Ada/monitors/count", "GET", "authorization")]
    [InlineData("/api/v1/users/Ada/status.json", "GET", "x-access-key")]
    [InlineData("/api/v1/monitors/1/badge.svg", "GET", "authorization,if-none-match")]
    [InlineData("/openapi/v1.json", "GET", "authorization")]
    [InlineData("/openapi/v1.json", "HEAD", "")]
    public async Task Pages_from_anywhere_may_ask_for_what_everybody_may_read_with_any_header(string path, string method, string headers)
    {
        // More often than such a page may ask itself, as browsers do not show it the answer.
        for (var i = 0; i < 3; i++)
        {
            using var response = await AskAsync(path, method, headers);
            AssertAllowed(response);
        }
    }

    [Theory]
    [InlineData("/api/v1/monitors", "GET")]
    [InlineData("/api/v1/monitors", "POST")]
    [InlineData("/api/v1/monitors/1", "PATCH")]
    [InlineData("/api/v1/monitors/1/pause", "POST")]
    [InlineData("/api/v1/me", "DELETE")]
    [InlineData("/api/v1/keys", "GET")]
    [InlineData("/api/v1/auth/start", "POST")]
    [InlineData("/api/v1/events", "GET")]
    [InlineData("/api/v1/events/tickets", "POST")]
    [InlineData("/api/v1/users/Ada/status.json", "POST")]
    [InlineData("/users/count", "DELETE")]
    [InlineData("/nothing", "GET")]
    [InlineData("/api/v1/nothing", "GET")]
    public async Task What_is_closed_to_pages_of_other_sites_stays_so(string path, string method)
    {
        foreach (var site in (string?[])["cross-site", "same-site", null])
        {
            using var response = await AskAsync(path, method, "authorization", site);

            Assert.InRange((int)response.StatusCode, 400, 499);
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(response.Headers.Contains("Access-Control-Allow-Headers"));
        }
    }

    [Fact]
    public async Task A_ticket_is_asked_about_without_being_used()
    {
        using var ada = await _api.ClientAsync(scopes: KeyScopes.Read);
        using var made = await ada.PostAsync("/api/v1/events/tickets", null);
        var url = (await made.JsonAsync()).Text("url")!;
        for (var i = 0; i < 2; i++)
        {
            using var response = await AskAsync(url, "GET", "last-event-id,cache-control");
            AssertAllowed(response);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Sec-Fetch-Site", "cross-site" }, { "Last-Event-ID", "41" } } };
        using var stream = await _api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        Assert.Equal(41, (await _api.Pinger.Listeners.CountAsync(1))[0].After);
    }

    [Fact]
    public async Task What_is_no_such_question_is_answered_as_before()
    {
        using var plain = await _api.Http.SendJsonAsync(HttpMethod.Options, "/users/count");
        using var get = await _api.Http.SendJsonAsync(
            HttpMethod.Get,
            "/users/count",
            null,
            ("Origin", "https://elsewhere.example"),
            ("Access-Control-Request-Method", "GET"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, plain.StatusCode);
        Assert.Equal("""{"count": 0}""", await get.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task The_statistics_and_the_files_for_projects_answer_alike_with_monitors_or_without(string monitors)
    {
        await using var server = await RunningServer.StartAsync(settings =>
        {
            settings["Stats:Enabled"] = "true";
            settings["Monitors:Enabled"] = monitors;
        });
        foreach (var path in (string[])["/v2/user/info/Ada", "/v2/forum/search?q=cats", "/v2/nothing", "/sprites/starter.sb3"])
        {
            using var response = await AskAsync(path, "GET", "if-none-match", http: server.Http);
            AssertAllowed(response);
        }

        using var closed = await AskAsync("/readyz", "GET", "if-none-match", http: server.Http);
        Assert.False(closed.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static void AssertAllowed(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("GET, HEAD", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.Equal("*, Authorization", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.Equal("7200", Assert.Single(response.Headers.GetValues("Access-Control-Max-Age")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    private Task<HttpResponseMessage> AskAsync(string path, string method, string headers, string? site = "cross-site", HttpClient? http = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", method);
        if (headers.Length > 0)
        {
            request.Headers.Add("Access-Control-Request-Headers", headers);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        return (http ?? _api.Http).SendAsync(request);
    }
}
