using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

/// <summary>A monitor with an hour of checks and three changes of state, for tests that only read.</summary>
public sealed class HistoryBed : IAsyncLifetime
{
    private TestApi _api = null!;

    /// <summary>Its owner.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The path of the monitor.</summary>
    public string Monitor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _api = await TestApi.StartAsync();
        Client = await _api.ClientAsync();
        var monitor = await _api.AddAsync("https://example.org/");
        Monitor = $"/api/v1/monitors/{monitor.Id}";
        var start = _api.Clock.GetUtcNow();
        await _api.Store.AppendAsync([.. Enumerable.Range(0, 12).Select(i => i == 3
            ? new CheckResult(monitor.Id, start.AddMinutes(5 * i), CheckOutcome.TimedOut, 0, 100 + i)
            : new CheckResult(monitor.Id, start.AddMinutes(5 * i), CheckOutcome.Ok, 200, 100 + i))]);
        await _api.Still.SetStateAsync(monitor.Id, MonitorState.Up, "");
        await _api.Still.SetStateAsync(monitor.Id, MonitorState.Down, "no answer in time");
        await _api.Still.SetStateAsync(monitor.Id, MonitorState.Up, "");
        _api.Clock.Advance(TimeSpan.FromHours(1));
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _api.DisposeAsync();
    }
}
