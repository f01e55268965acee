using System.Net;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Events;
using CloudBridge.Server.Http.Access;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Monitors.Http.Events;

/// <summary>A way for a browser's EventSource, which can send no header of its own.</summary>
public sealed class EventTicketTests : IAsyncLifetime
{
    private TestApi _api = null!;
    private HttpClient _ada = null!;
    private long _owner;

    public async Task InitializeAsync()
    {
        _api = await TestApi.StartAsync();
        _ada = await _api.ClientAsync(scopes: KeyScopes.Read);
        _owner = (await _api.ActorAsync()).AccountId;
    }

    public async Task DisposeAsync()
    {
        _ada.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_ticket_opens_one_stream_of_its_owner_from_a_page_of_any_site()
    {
        var url = await UrlAsync();
        using (var response = await OpenAsync(url + "&after=41"))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal((_owner, 41L), (await _api.Pinger.Listeners.CountAsync(1))[0]);
        }

        using var again = await OpenAsync(url);
        Assert.Equal("This ticket is used, too old or none.", await again.ProblemAsync(HttpStatusCode.Unauthorized));
        Assert.Equal("*", Assert.Single(again.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task A_ticket_lives_a_minute()
    {
        var (early, late) = (await UrlAsync(), await UrlAsync());
        _api.Clock.Advance(TimeSpan.FromSeconds(59));
        using var inTime = await OpenAsync(early);
        Assert.Equal(HttpStatusCode.OK, inTime.StatusCode);

        _api.Clock.Advance(TimeSpan.FromSeconds(1));
        using var tooLate = await OpenAsync(late);
        Assert.Equal(HttpStatusCode.Unauthorized, tooLate.StatusCode);
    }

    [Fact]
    public async Task A_ticket_opens_nothing_else_and_is_made_with_a_key_alone()
    {
        var ticket = (await UrlAsync()).Split('=')[1];
        using var me = await _api.Http.GetAsync($"/api/v1/me?ticket={ticket}");
        using var none = await _api.Http.SendJsonAsync(HttpMethod.Post, "/api/v1/events/tickets", "");
        using var made = await OpenAsync($"/api/v1/events?ticket={new string('A', 43)}");
        using var other = await _api.Http.SendJsonAsync(HttpMethod.Get, "/api/v1/me", null, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, made.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var still = await OpenAsync($"/api/v1/events?ticket={ticket}");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_stream_that_was_opened_with_a_ticket_ends_with_its_key()
    {
        using var response = await OpenAsync(await UrlAsync());
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(": here", await Patience.WaitAsync(reader.ReadLineAsync()));
        var key = (await _ada.GetJsonAsync("/api/v1/me")).Text("key_id")!;
        using var keys = await _api.ClientAsync();

        using var revoked = await keys.DeleteAsync($"/api/v1/keys/{key}");

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal("", await Patience.WaitAsync(reader.ReadLineAsync()));
        Assert.Null(await Patience.WaitAsync(reader.ReadLineAsync()));
    }

    [Fact]
    public async Task A_ticket_is_worthless_when_its_key_has_ended()
    {
        var url = await UrlAsync();
        var key = (await _ada.GetJsonAsync("/api/v1/me")).Text("key_id")!;
        using var keys = await _api.ClientAsync();
        using var revoked = await keys.DeleteAsync($"/api/v1/keys/{key}");

        using var response = await OpenAsync(url);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(_api.Pinger.Listeners.Items);
    }

    [Fact]
    public async Task A_store_that_fails_is_told_as_what_it_is()
    {
        var url = await UrlAsync();
        _api.Store.IsBroken = true;

        using var response = await OpenAsync(url);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%00")]
    [InlineData("%ED%A0%80")]
    [InlineData("a&ticket=b")]
    [InlineData("☁")]
    public async Task What_is_no_ticket_is_told_so(string ticket)
    {
        using var response = await OpenAsync($"/api/v1/events?ticket={ticket}");

        Assert.Equal("This ticket is used, too old or none.", await response.ProblemAsync(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public void An_account_that_wants_ever_more_tickets_takes_none_of_the_others()
    {
        var tickets = new EventTickets(_api.Clock);
        for (var count = 0; count < EventTickets.MostPerAccount; count++)
        {
            // Whatever key it is asked with.
            Assert.NotNull(tickets.TryIssue(CallerOf(1, $"key{count}")));
        }

        Assert.Null(tickets.TryIssue(CallerOf(1, "another")));
        Assert.NotNull(tickets.TryIssue(CallerOf(2, "other")));
        _api.Clock.Advance(EventTickets.Life);
        Assert.NotNull(tickets.TryIssue(CallerOf(1, "another")));
    }

    [Fact]
    public void There_are_so_many_tickets_in_all_and_no_more()
    {
        var tickets = new EventTickets(_api.Clock);
        var issued = Enumerable.Range(0, EventTickets.Most).Select(account => tickets.TryIssue(CallerOf(account, "key"))).ToArray();

        Assert.Null(tickets.TryIssue(CallerOf(EventTickets.Most, "key")));
        Assert.Equal(EventTickets.Most - 1, tickets.Take(issued[^1]!)!.Actor.AccountId);
        Assert.NotNull(tickets.TryIssue(CallerOf(EventTickets.Most, "key")));
    }

    private static Caller CallerOf(long account, string key) => new(new MonitorActor(account, "Ada", false), KeyScopes.Read, key, default);

    private async Task<string> UrlAsync()
    {
        using var response = await _ada.PostAsync("/api/v1/events/tickets", null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var json = await response.JsonAsync();
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", json.Text("expires_at"));
        Assert.Equal($"/api/v1/events?ticket={json.Text("ticket")}", json.Text("url"));
        return json.Text("url")!;
    }

    private async Task<HttpResponseMessage> OpenAsync(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        request.Headers.TryAddWithoutValidation("Origin", "https://elsewhere.example");
        return await _api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
