using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Monitors.Pinging;
using CloudBridge.Server.Tests.Features.Monitors.Http;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Monitors;

/// <summary>A monitor that is down gets another address, with a real pinger and sender behind the API.</summary>
public sealed class OtherAddressTests : IAsyncLifetime
{
    private readonly Network _network = new();
    private TestApi _api = null!;
    private HttpClient _ada = null!;

    public async Task InitializeAsync()
    {
        _api = await TestApi.StartAsync(with: services => services
            .AddSingleton<IProbe>(_network)
            .AddSingleton<IAlertPost>(_network)
            .AddSingleton<ICloudPush>(_network)
            .AddPinger(new PingerOptions())
            .AddAlerts());
        _ada = await _api.ClientAsync();
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Theory]
    [InlineData("up.example")]
    [InlineData("also-down.example", "up.example")]
    public async Task Every_listener_hears_once_that_it_is_up_at_its_new_address(params string[] hosts)
    {
        foreach (var alert in (string[])["webhook", "discord"])
        {
            using var subscribed = await _ada.PostJsonAsync("/api/v1/alerts", $$"""{"kind": "{{alert}}", "target": "https://hooks.example/{{alert}}"}""");
            Assert.Equal(HttpStatusCode.Created, subscribed.StatusCode);
        }

        using var cloud = await _ada.PostJsonAsync("/api/v1/alerts", """{"kind": "cloud", "target": "scratch/123456789"}""");
        var states = await ListenAsync();
        using var made = await _ada.PostJsonAsync("/api/v1/monitors", """{"url": "https://first.example/", "interval_seconds": 60}""");
        await WhileTimePassesAsync(states.WhenAsync(all => all.Contains("up")));
        _network.Down.TryAdd("first.example", true);
        await WhileTimePassesAsync(_network.Told.CountAsync(3));

        foreach (var host in hosts)
        {
            using var changed = await _ada.SendJsonAsync(HttpMethod.Patch, made.Headers.Location!.ToString(), $$"""{"url": "https://{{host}}/"}""");
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            await ChecksAsync(host);
        }

        await WhileTimePassesAsync(_network.Told.CountAsync(6));
        await ChecksAsync(hosts[^1]);
        var told = _network.Told.Items;
        string[] listeners = ["https://hooks.example/webhook", "https://hooks.example/discord", "Scratch/123456789"];
        Assert.Equal(6, told.Count);
        Assert.All(listeners, listener => Assert.Equal(["down", "up"], told.Where(one => one.Target == listener).Select(one => one.Word)));
        await WhileTimePassesAsync(states.WhenAsync(all => all.SkipWhile(state => state != "down").Contains("up")));
        Assert.Equal(1, states.Items.SkipWhile(state => state != "down").Count(state => state == "up"));
    }

    /// <summary>Lets three checks of a host pass.</summary>
    private async Task ChecksAsync(string host)
    {
        int Asked(IEnumerable<string> hosts) => hosts.Count(one => one == host);
        var before = Asked(_network.Asked.Items);
        await WhileTimePassesAsync(_network.Asked.WhenAsync(hosts => Asked(hosts) >= before + 3));
    }

    private async Task<T> WhileTimePassesAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            await QuietPool.WaitAsync();
            _api.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        return await task;
    }

    /// <summary>The states that a stream of events tells of.</summary>
    private async Task<SignalLog<string?>> ListenAsync()
    {
        var states = new SignalLog<string?>();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        var response = await _ada.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        _ = ReadAsync();
        return states;

        async Task ReadAsync()
        {
            var isChange = false;
            while (await reader.ReadLineAsync() is { } line)
            {
                isChange = line.StartsWith("event: ", StringComparison.Ordinal) ? line == "event: changed" : isChange;
                if (isChange && line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    states.Add(JsonDocument.Parse(line[6..]).RootElement.GetProperty("status").GetProperty("state").GetString());
                }
            }
        }
    }

    /// <summary>The hosts that are asked, and those who are told.</summary>
    private sealed class Network : IProbe, IAlertPost, ICloudPush
    {
        /// <summary>Hosts that give no answer.</summary>
        public ConcurrentDictionary<string, bool> Down { get; } = new([KeyValuePair.Create("also-down.example", true)]);

        public SignalLog<string> Asked { get; } = new();

        public SignalLog<(string Target, string Word)> Told { get; } = new();

        public ValueTask<ProbeResult> CheckAsync(CheckTarget target, CancellationToken cancellationToken)
        {
            var host = new Uri(target.Url).Host;
            Asked.Add(host);
            var isDown = Down.ContainsKey(host);
            return new(new ProbeResult(isDown ? CheckOutcome.TimedOut : CheckOutcome.Ok, isDown ? 0 : 200, TimeSpan.Zero));
        }

        public ValueTask<EgressResponse> SendAsync(EgressRequest request, CancellationToken cancellationToken)
        {
            Tell(request.Url, Encoding.UTF8.GetString(request.Body!.Value.Span));
            return new(new EgressResponse(CheckOutcome.Ok, 204, TimeSpan.Zero));
        }

        public ValueTask<DeliveryOutcome> PushAsync(string target, string text, CancellationToken cancellationToken)
        {
            Tell(target, text);
            return new(DeliveryOutcome.Delivered);
        }

        private void Tell(string target, string text) =>
            Told.Add((target, Has(text, "is down") ? "down" : Has(text, "is up again") ? "up" : text));

        private static bool Has(string text, string words) => text.Contains(words, StringComparison.Ordinal);
    }
}
