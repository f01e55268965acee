using System.Net;
using System.Net.Sockets;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed class MonitorEndpointTests : IAsyncLifetime
{
    private TestApi _api = null!;
    private HttpClient _ada = null!;

    public async Task InitializeAsync()
    {
        _api = await TestApi.StartAsync();
        _ada = await _api.ClientAsync();
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task A_monitor_is_made_and_read_at_the_place_it_is_said_to_be()
    {
        using var made = await _ada.PostJsonAsync("/api/v1/monitors", """{"url": "https://example.org/", "label": "my site", "interval_seconds": 120, "method": "post", "expected": "200", "text": "hi", "is_public": true}""");
        var json = await made.JsonAsync();

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var read = await _ada.GetJsonAsync(made.Headers.Location!.ToString());
        Assert.Equal(json.GetRawText(), read.GetRawText());
        Assert.Equal(("https://example.org/", "my site", "POST", 120, "200", "hi"), (read.Text("url"), read.Text("label"), read.Text("method"), read.Number("interval_seconds"), read.Text("expected"), read.Text("text")));
        Assert.True(read.GetProperty("is_public").GetBoolean());
        Assert.Equal("2026-01-01T00:00:00.000Z", read.Text("created_at"));
        Assert.Equal("pending", read.GetProperty("status").Text("state"));
    }

    [Fact]
    public async Task The_same_address_again_is_the_same_monitor()
    {
        using var first = await _ada.PostJsonAsync("/api/v1/monitors", """{"url": "https://example.org/"}""");
        _api.Clock.Advance(TimeSpan.FromSeconds(1));
        using var again = await _ada.PostJsonAsync("/api/v1/monitors", """{"url": "https://example.org/", "label": "other"}""");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first.Headers.Location!.ToString(), again.Content.Headers.ContentLocation!.ToString());
        Assert.Equal("", (await again.JsonAsync()).Text("label"));
    }

    [Fact]
    public async Task A_page_leads_to_the_next_in_the_body_and_by_a_header()
    {
        for (var i = 1; i <= 5; i++)
        {
            await _api.AddAsync($"https://example.org/{i}");
        }

        var seen = new List<string?>();
        for (var next = "/api/v1/monitors?count=2"; next is not null;)
        {
            using var response = await _ada.GetAsync(next);
            var page = await response.JsonAsync();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("url")));
            next = page.Text("next");
            Assert.Equal(next is null ? null : $"<{next}>; rel=\"next\"", response.Headers.TryGetValues("Link", out var links) ? links.Single() : null);
        }

        Assert.Equal(Enumerable.Range(1, 5).Select(i => $"https://example.org/{i}"), seen);
    }

    [Fact]
    public async Task A_change_names_what_it_changes_and_leaves_the_rest()
    {
        var monitor = await _api.AddAsync("https://example.org/", change: new MonitorChange { Label = "old", Text = "hi" });

        using var changed = await _ada.SendJsonAsync(HttpMethod.Patch, $"/api/v1/monitors/{monitor.Id}", """{"label": "new"}""");
        var json = await changed.JsonAsync();

        Assert.Equal(("new", "hi"), (json.Text("label"), json.Text("text")));
        Assert.Equal(monitor.Version + 1, json.Number("version"));
    }

    [Fact]
    public async Task Changes_and_deletions_of_what_has_changed_meanwhile_are_refused()
    {
        var monitor = await _api.AddAsync("https://example.org/");
        var path = $"/api/v1/monitors/{monitor.Id}";
        using var read = await _ada.GetAsync(path);
        var old = read.Headers.ETag!.Tag;
        using var first = await _ada.SendJsonAsync(HttpMethod.Patch, path, """{"label": "one"}""", ("If-Match", old));
        using var second = await _ada.SendJsonAsync(HttpMethod.Patch, path, """{"label": "two"}""", ("If-Match", old));
        using var deletion = await _ada.SendJsonAsync(HttpMethod.Delete, path, null, ("If-Match", old));
        using var right = await _ada.SendJsonAsync(HttpMethod.Delete, path, null, ("If-Match", first.Headers.ETag!.Tag));
        using var gone = await _ada.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.NotEmpty(await second.ProblemAsync(HttpStatusCode.PreconditionFailed));
        Assert.NotEmpty(await deletion.ProblemAsync(HttpStatusCode.PreconditionFailed));
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        Assert.NotEmpty(await gone.ProblemAsync(HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("7", HttpStatusCode.BadRequest)]
    [InlineData("\"a\", \"b\"", HttpStatusCode.BadRequest)]
    [InlineData("\"abc\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("*", HttpStatusCode.NoContent)]
    public async Task If_Match_is_one_tag_of_ours_or_a_star(string tag, HttpStatusCode status)
    {
        var monitor = await _api.AddAsync("https://example.org/");

        using var response = await _ada.SendJsonAsync(HttpMethod.Delete, $"/api/v1/monitors/{monitor.Id}", null, ("If-Match", tag));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again_until_a_check_brings_news()
    {
        var monitor = await _api.AddAsync("https://example.org/");
        var path = $"/api/v1/monitors/{monitor.Id}";
        using var read = await _ada.GetAsync(path);
        var tag = read.Headers.ETag!.Tag;
        using var same = await _ada.SendJsonAsync(HttpMethod.Get, path, null, ("If-None-Match", tag));
        await _api.Still.FindAsync(monitor.Id, MonitorState.Up, new CheckResult(monitor.Id, _api.Clock.GetUtcNow(), CheckOutcome.Ok, 200, 87));
        using var news = await _ada.SendJsonAsync(HttpMethod.Get, path, null, ("If-None-Match", tag));

        Assert.Equal((HttpStatusCode.NotModified, tag), (same.StatusCode, same.Headers.ETag!.Tag));
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        var status = (await news.JsonAsync()).GetProperty("status");
        Assert.Equal(("up", "ok", 200, 87), (status.Text("state"), status.GetProperty("last_check").Text("outcome"), status.GetProperty("last_check").Number("status"), status.GetProperty("last_check").Number("milliseconds")));
    }

    [Fact]
    public async Task A_monitor_is_paused_and_resumed()
    {
        var monitor = await _api.AddAsync("https://example.org/");

        using var paused = await _ada.PostAsync($"/api/v1/monitors/{monitor.Id}/pause", null);
        using var resumed = await _ada.PostAsync($"/api/v1/monitors/{monitor.Id}/resume", null);

        Assert.Equal("paused", (await paused.JsonAsync()).GetProperty("status").Text("state"));
        Assert.Equal("pending", (await resumed.JsonAsync()).GetProperty("status").Text("state"));
    }

    [Fact]
    public async Task Somebody_elses_monitor_looks_like_one_that_is_not_there()
    {
        var monitor = await _api.AddAsync("https://example.org/", "Bob");
        foreach (var (method, tail, body) in new[] { ("GET", "", null), ("PATCH", "", "{}"), ("DELETE", "", null), ("POST", "/pause", null), ("POST", "/resume", null), ("GET", "/checks", null), ("GET", "/history", null), ("GET", "/uptime", null), ("GET", "/incidents", (string?)null) })
        {
            using var theirs = await _ada.SendJsonAsync(new HttpMethod(method), $"/api/v1/monitors/{monitor.Id}{tail}", body);
            using var nobodys = await _ada.SendJsonAsync(new HttpMethod(method), $"/api/v1/monitors/999{tail}", body);

            var detail = await theirs.ProblemAsync(HttpStatusCode.NotFound);
            Assert.Equal(detail.Replace($"{monitor.Id}", "999", StringComparison.Ordinal), await nobodys.ProblemAsync(HttpStatusCode.NotFound));
        }
    }

    [Fact]
    public async Task Nobody_can_tell_a_name_that_is_known_inside_alone_from_one_that_is_not_there()
    {
        _api.Dialer.Refused["vm"] = "This address is not public.";
        _api.Dialer.Unresolved["nosuchname-zz"] = SocketError.HostNotFound;
        var monitor = await _api.AddAsync("https://example.org/");
        var answers = new List<string>();
        foreach (var host in new[] { "vm", "nosuchname-zz" })
        {
            using var added = await _ada.PostJsonAsync("/api/v1/monitors", $$"""{"url": "http://{{host}}/"}""");
            using var changed = await _ada.SendJsonAsync(HttpMethod.Patch, $"/api/v1/monitors/{monitor.Id}", $$"""{"url": "http://{{host}}/"}""");
            answers.Add($"{added.StatusCode} {await added.Content.ReadAsStringAsync()} {changed.StatusCode} {await changed.Content.ReadAsStringAsync()}");
        }

        Assert.StartsWith("UnprocessableEntity", answers[0], StringComparison.Ordinal);
        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task A_quota_that_is_used_up_and_an_address_that_is_refused_say_so()
    {
        _api.Dialer.Refused["inside.example"] = "This address is not public.";
        for (var i = 0; i < 10; i++)
        {
            await _api.AddAsync($"https://example.org/{i}");
        }

        using var eleventh = await _ada.PostJsonAsync("/api/v1/monitors", """{"url": "https://example.org/10"}""");
        using var refused = await _ada.PostJsonAsync("/api/v1/monitors", """{"url": "https://inside.example/"}""");

        Assert.Contains("10", await eleventh.ProblemAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Contains("no place on the public internet", await refused.ProblemAsync(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }
}
