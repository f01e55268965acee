using System.Net;

namespace CloudBridge.Server.Tests.Features.WebPage;

public sealed class StartPageTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartAsync(settings => settings["Cloud:Own:Projects"] = "<demo>");
        _server.Http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task It_shows_projects_with_their_state_and_requests_with_their_usage()
    {
        var page = await _server.Http.GetStringAsync("/");

        Assert.Contains("<span class=\"state live\">live</span>Project <code>&lt;demo&gt;</code> on Own", page, StringComparison.Ordinal);
        Assert.Contains("<code>add a b</code><br>Adds two numbers", page, StringComparison.Ordinal);
        Assert.Contains($"cloudbridge request ping --cloud {_server.Cloud} --project &#39;&lt;demo&gt;&#39;", page, StringComparison.Ordinal);
        Assert.Contains("docs/getting-started.md", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_of_an_address_neither_name_nor_query()
    {
        await using var server = await RunningServer.StartWithCloudAwayAsync("ws://me:hush@127.0.0.1:1/room?token=hush");
        server.Http.DefaultRequestHeaders.Add("Accept", "text/html");

        var page = await server.Http.GetStringAsync("/");

        Assert.Contains("<span class=\"dim\">ws://127.0.0.1:1/room", page, StringComparison.Ordinal);
        Assert.Contains("cloudbridge request ping --cloud ws://127.0.0.1:1/room", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leads_to_the_monitors_unless_they_are_off()
    {
        Assert.Contains("<a href=\"users/list\">", await _server.Http.GetStringAsync("/"), StringComparison.Ordinal);

        await using var without = await RunningServer.StartAsync(settings => settings["Monitors:Enabled"] = "false");
        without.Http.DefaultRequestHeaders.Add("Accept", "text/html");
        Assert.DoesNotContain("<h2>Monitors</h2>", await without.Http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_on_a_phone_in_the_dark_and_loads_nothing_from_elsewhere()
    {
        var page = await _server.Http.GetStringAsync("/");

        Assert.Contains("name=\"viewport\"", page, StringComparison.Ordinal);
        Assert.Contains("color-scheme: light dark", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_html_that_may_not_run_or_load_anything()
    {
        using var response = await _server.Http.GetAsync("/");

        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json, text/html;q=0.5", true)]
    [InlineData("application/*", true)]
    [InlineData("*/*", true)]
    [InlineData(null, true)]
    [InlineData("image/png", true)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false)]
    [InlineData("text/html, application/json;q=0.9", false)]
    public async Task Whoever_does_not_prefer_a_page_gets_the_status(string? accept, bool isJson)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (accept is not null)
        {
            request.Headers.Add("Accept", accept);
        }

        using var client = new HttpClient { BaseAddress = _server.Http.BaseAddress };
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(isJson ? "application/json" : "text/html", response.Content.Headers.ContentType!.MediaType);
        if (isJson)
        {
            Assert.Equal("""{"status": "up"}""", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Anything_else_is_not_found()
    {
        using var response = await _server.Http.GetAsync("/nothing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
