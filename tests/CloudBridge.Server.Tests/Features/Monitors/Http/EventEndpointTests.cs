using System.Net;
using CloudBridge.Monitors;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed class EventEndpointTests : IAsyncLifetime
{
    private TestApi _api = null!;
    private HttpClient _ada = null!;
    private long _owner;

    public async Task InitializeAsync()
    {
        _api = await TestApi.StartAsync();
        _ada = await _api.ClientAsync();
        _owner = (await _api.ActorAsync()).AccountId;
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Events_arrive_with_number_name_and_data()
    {
        using var reader = await OpenAsync();
        var at = _api.Clock.GetUtcNow();
        _api.Pinger.Push(new(7, MonitorEventKind.Changed, _owner, 3, new MonitorStatus(MonitorState.Up, at, "", new CheckResult(3, at, CheckOutcome.Ok, 200, 87), null, null)));
        _api.Pinger.Push(new(8, MonitorEventKind.Removed, _owner, 3, null));

        Assert.Equal(
            """
            id: 7
            event: changed
            data: {"monitor":3,"status":{"state":"up","since":"2026-01-01T00:00:00.000Z","reason":"","last_check":{"at":"2026-01-01T00:00:00.000Z","outcome":"ok","status":200,"milliseconds":87},"next_check_at":null,"is_overdue":false,"certificate_ends_at":null}}

            id: 8
            event: removed
            data: {"monitor":3,"status":null}


            """.ReplaceLineEndings("\n"),
            await ReadAsync(reader, 8));
    }

    [Fact]
    public async Task A_stream_begins_behind_the_last_event_that_was_seen()
    {
        using var reader = await OpenAsync(lastEvent: "41");

        Assert.Equal((_owner, 41L), (await _api.Pinger.Listeners.CountAsync(1))[0]);
    }

    [Fact]
    public async Task A_quiet_stream_shows_every_15_seconds_that_it_lives()
    {
        using var reader = await OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await _api.Clock.WhenDueWithinAsync(TimeSpan.FromSeconds(15));
            _api.Clock.Advance(TimeSpan.FromSeconds(15));
            Assert.Equal(": here\n\n", await ReadAsync(reader, 2));
        }
    }

    [Fact]
    public async Task Streams_end_when_the_server_stops()
    {
        using var reader = await OpenAsync();

        await Patience.WaitAsync(_api.StopAsync());

        Assert.Null(await Patience.WaitAsync(reader.ReadLineAsync()));
    }

    [Fact]
    public async Task A_stream_ends_at_once_when_its_key_is_revoked_and_those_of_other_keys_go_on()
    {
        using var other = await _api.ClientAsync();
        var key = (await _ada.GetJsonAsync("/api/v1/me")).Text("key_id");
        using var reader = await OpenAsync();
        using var others = await OpenAsync(other);

        using var revoked = await other.DeleteAsync($"/api/v1/keys/{key}");

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Null(await Patience.WaitAsync(reader.ReadLineAsync()));
        _api.Pinger.Push(new(7, MonitorEventKind.Removed, _owner, 3, null));
        Assert.StartsWith("id: 7", await ReadAsync(others, 4), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_ends_at_once_when_its_account_is_deleted()
    {
        using var reader = await OpenAsync();

        using var deleted = await _ada.DeleteAsync("/api/v1/me");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Null(await Patience.WaitAsync(reader.ReadLineAsync()));
    }

    [Fact]
    public async Task A_key_that_is_revoked_behind_the_back_of_the_server_hears_of_nothing_more()
    {
        using var reader = await OpenAsync();
        await RevokeAllAsync();

        _api.Pinger.Push(new(7, MonitorEventKind.Removed, _owner, 3, null));

        Assert.Null(await Patience.WaitAsync(reader.ReadLineAsync()));
    }

    [Fact]
    public async Task A_quiet_stream_whose_key_is_revoked_behind_the_back_of_the_server_ends_within_15_seconds()
    {
        using var reader = await OpenAsync();
        await RevokeAllAsync();

        await _api.Clock.WhenDueWithinAsync(TimeSpan.FromSeconds(15));
        _api.Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Null(await Patience.WaitAsync(reader.ReadLineAsync()));
    }

    [Fact]
    public async Task A_store_that_fails_ends_no_stream()
    {
        using var reader = await OpenAsync();
        _api.Store.IsBroken = true;

        _api.Pinger.Push(new(7, MonitorEventKind.Removed, _owner, 3, null));

        Assert.StartsWith("id: 7", await ReadAsync(reader, 4), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_has_four_streams_and_a_closed_one_makes_room()
    {
        var readers = new List<StreamReader>();
        for (var i = 0; i < 4; i++)
        {
            readers.Add(await OpenAsync());
        }

        using var fifth = await _ada.GetAsync("/api/v1/events");
        using var bob = await _api.ClientAsync("Bob");
        using var theirs = await OpenAsync(bob);
        readers[0].Dispose();
        await _api.Pinger.Gone.CountAsync(1);

        Assert.Contains("close one", await fifth.ProblemAsync(HttpStatusCode.TooManyRequests), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(5), fifth.Headers.RetryAfter!.Delta);
        using var again = await Patience.WaitAsync(OpenWhenThereIsRoomAsync());
        readers.ForEach(reader => reader.Dispose());
    }

    [Fact]
    public async Task A_last_event_that_is_no_number_is_refused()
    {
        using var response = await _ada.SendJsonAsync(HttpMethod.Get, "/api/v1/events", null, ("Last-Event-ID", "abc"));

        Assert.Contains("whole number", await response.ProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    /// <summary>As the command line does, which is another process.</summary>
    private async Task RevokeAllAsync()
    {
        foreach (var key in await _api.Store.ListKeysAsync(_owner))
        {
            await _api.Store.RevokeKeyAsync(_owner, key.KeyId, _api.Clock.GetUtcNow());
        }
    }

    private async Task<StreamReader> OpenWhenThereIsRoomAsync()
    {
        // The stream counts as closed a moment after its listener is gone.
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
            var response = await _ada.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return new StreamReader(await response.Content.ReadAsStreamAsync());
            }

            response.Dispose();
        }
    }

    private async Task<StreamReader> OpenAsync(HttpClient? client = null, string? lastEvent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        if (lastEvent is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEvent);
        }

        var response = await (client ?? _ada).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(": here\n\n", await ReadAsync(reader, 2));
        return reader;
    }

    private static async Task<string> ReadAsync(StreamReader reader, int lines)
    {
        var text = "";
        for (var i = 0; i < lines; i++)
        {
            text += await Patience.WaitAsync(reader.ReadLineAsync()) + "\n";
        }

        return text;
    }
}
