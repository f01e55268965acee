using System.Net;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed class AlertEndpointTests : IAsyncLifetime
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
    public async Task A_webhook_gets_a_secret_that_is_shown_once()
    {
        using var made = await _ada.PostJsonAsync("/api/v1/alerts", """{"kind": "webhook", "target": "https://example.org/hook"}""");
        var json = await made.JsonAsync();
        var secret = json.Text("secret")!;
        var list = await _ada.GetStringAsync("/api/v1/alerts");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(43, secret.Length);
        Assert.Equal($$"""{"items":[{{json.GetProperty("alert").GetRawText()}}]}""", list);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.Equal(secret, Assert.Single(await _api.Store.ListChannelsAsync((await _api.ActorAsync()).AccountId)).Secret);
    }

    [Fact]
    public async Task Other_kinds_have_no_secret_and_a_cloud_must_be_one_of_the_server()
    {
        using var discord = await _ada.PostJsonAsync("/api/v1/alerts", """{"kind": "Discord", "target": "https://example.org/hook"}""");
        using var cloud = await _ada.PostJsonAsync("/api/v1/alerts", """{"kind": "cloud", "target": "scratch/123456789"}""");
        using var elsewhere = await _ada.PostJsonAsync("/api/v1/alerts", """{"kind": "cloud", "target": "Scratch/5"}""");

        Assert.Null((await discord.JsonAsync()).Text("secret"));
        Assert.Equal("Scratch/123456789", (await cloud.JsonAsync()).GetProperty("alert").Text("target"));
        Assert.Contains("no such project", await elsewhere.ProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"target": "https://example.org/"}""", HttpStatusCode.BadRequest, "kind must be one of webhook, discord, cloud.")]
    [InlineData("""{"kind": "mail", "target": "a@b"}""", HttpStatusCode.BadRequest, "kind must be one of webhook, discord, cloud.")]
    [InlineData("""{"kind": "webhook"}""", HttpStatusCode.BadRequest, "target must say where to: an address, or for the cloud its name, a slash and the project; 2000 characters at most.")]
    [InlineData("""{"kind": "webhook", "target": "ftp://example.org/"}""", HttpStatusCode.UnprocessableEntity, "Only addresses that begin with http:// or https:// can be asked.")]
    public async Task What_cannot_be_used_is_refused_with_a_sentence(string body, HttpStatusCode status, string sentence)
    {
        using var response = await _ada.PostJsonAsync("/api/v1/alerts", body);

        Assert.Equal(sentence, await response.ProblemAsync(status));
    }

    [Fact]
    public async Task There_are_five_at_most_and_a_deleted_one_makes_room()
    {
        var places = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            using var made = await _ada.PostJsonAsync("/api/v1/alerts", $$"""{"kind": "webhook", "target": "https://example.org/{{i}}"}""");
            places.Add(made.Headers.Location!.ToString());
        }

        using var sixth = await _ada.PostJsonAsync("/api/v1/alerts", """{"kind": "webhook", "target": "https://example.org/6"}""");
        using var deleted = await _ada.DeleteAsync(places[0]);
        using var twice = await _ada.DeleteAsync(places[0]);
        using var again = await _ada.PostJsonAsync("/api/v1/alerts", """{"kind": "webhook", "target": "https://example.org/6"}""");

        Assert.NotEmpty(await sixth.ProblemAsync(HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.NotEmpty(await twice.ProblemAsync(HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Fact]
    public async Task Nobody_deletes_or_sees_what_is_somebody_elses()
    {
        using var made = await _ada.PostJsonAsync("/api/v1/alerts", """{"kind": "webhook", "target": "https://example.org/"}""");
        using var bob = await _api.ClientAsync("Bob");
        using var deletion = await bob.DeleteAsync(made.Headers.Location);

        Assert.NotEmpty(await deletion.ProblemAsync(HttpStatusCode.NotFound));
        Assert.Equal("""{"items":[]}""", await bob.GetStringAsync("/api/v1/alerts"));
    }
}
