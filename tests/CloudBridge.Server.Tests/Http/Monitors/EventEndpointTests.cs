using System.Net;
using CloudBridge.Monitors;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Http.Monitors;

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
            data: {"monitor":3,"status":{"state":"up","since":"2026-01-01T00:00:00Z","reason":"","last_check":{"at":"2026-01-01T00:00:00Z","outcome":"ok","status":200,"milliseconds":87},"next_check_at":null,"certificate_ends_at":null}}

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
