using System.Net;
using System.Xml.Linq;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed class PublicEndpointTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async Task InitializeAsync() => _api = await TestApi.StartAsync();

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Theory]
    [InlineData(MonitorState.Up, "up", "#2b8a3e")]
    [InlineData(MonitorState.Down, "down", "#c92a2a")]
    [InlineData(MonitorState.Flapping, "flapping", "#b35900")]
    [InlineData(MonitorState.Paused, "paused", "#6b7280")]
    public async Task A_badge_shows_label_and_state_in_the_color_of_the_state(MonitorState state, string word, string color)
    {
        var monitor = await _api.AddAsync("https://example.org/", change: new MonitorChange { IsPublic = true, Label = "<b> & \"co\"" });
        await _api.Still.SetStateAsync(monitor.Id, state, "");

        using var response = await _api.Http.GetAsync($"/api/v1/monitors/{monitor.Id}/badge.svg");
        var svg = await response.Content.ReadAsStringAsync();

        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=30", response.Headers.CacheControl!.ToString());
        Assert.StartsWith("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(["<b> & \"co\"", word], XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value));
        Assert.Contains(color, svg, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_public_looks_exactly_like_what_is_not_there()
    {
        var monitor = await _api.AddAsync("https://example.org/", change: new MonitorChange { Label = "secret" });

        var hidden = await AnswerAsync($"/api/v1/monitors/{monitor.Id}/badge.svg");
        var missing = await AnswerAsync("/api/v1/monitors/999/badge.svg");
        var odd = await AnswerAsync("/api/v1/monitors/x/badge.svg");

        Assert.Equal(missing, hidden);
        Assert.Equal(missing, odd);
        Assert.StartsWith("200", missing, StringComparison.Ordinal);
        Assert.Contains("private", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_badge_that_is_known_already_is_not_sent_again()
    {
        var monitor = await _api.AddAsync("https://example.org/", change: new MonitorChange { IsPublic = true });
        var path = $"/api/v1/monitors/{monitor.Id}/badge.svg";
        using var first = await _api.Http.GetAsync(path);
        using var second = await _api.Http.SendJsonAsync(HttpMethod.Get, path, null, ("If-None-Match", first.Headers.ETag!.Tag));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains($"monitor {monitor.Id}", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_shows_what_is_public_without_its_address()
    {
        var shown = await _api.AddAsync("https://example.org/shown", change: new MonitorChange { IsPublic = true, Label = "shown" });
        await _api.AddAsync("https://example.org/hidden", change: new MonitorChange { Label = "hidden" });
        await _api.Still.SetStateAsync(shown.Id, MonitorState.Up, "");

        var text = await _api.Http.GetStringAsync("/api/v1/users/ada/status.json");

        Assert.Equal($$"""{"user":"ada","state":"up","monitors":[{"id":{{shown.Id}},"label":"shown","state":"up","since":"2026-01-01T00:00:00.000Z","badge":"/api/v1/monitors/{{shown.Id}}/badge.svg"}]}""", text);
        Assert.Equal("""{"user":"nobody","state":"unknown","monitors":[]}""", await _api.Http.GetStringAsync("/api/v1/users/nobody/status.json"));
    }

    [Theory]
    [InlineData(MonitorState.Up, MonitorState.Down, "down")]
    [InlineData(MonitorState.Up, MonitorState.Paused, "mixed")]
    [InlineData(MonitorState.Up, MonitorState.Up, "up")]
    public async Task A_feed_sums_up(MonitorState one, MonitorState other, string state)
    {
        foreach (var (next, index) in new[] { one, other }.Select((next, index) => (next, index)))
        {
            var monitor = await _api.AddAsync($"https://example.org/{index}", change: new MonitorChange { IsPublic = true });
            await _api.Still.SetStateAsync(monitor.Id, next, "");
        }

        Assert.Equal(state, (await _api.Http.GetJsonAsync("/api/v1/users/Ada/status.json")).Text("state"));
    }

    private async Task<string> AnswerAsync(string path)
    {
        using var response = await _api.Http.GetAsync(path);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{await response.Content.ReadAsStringAsync()}";
    }
}
