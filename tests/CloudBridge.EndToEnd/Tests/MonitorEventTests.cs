using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Tests.Proxies;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>What a program hears of its monitors over HTTP, through a proxy and real time.</summary>
public sealed class MonitorEventTests
{
    // An interval, two confirmations and a start, twice.
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_site_that_goes_down_and_comes_back_is_seen_over_http_behind_a_proxy_that_gathers_answers_and_ends_quiet_ones()
    {
        using var site = await TestSiteProcess.StartAsync();
        using var server = await ServerProcess.StartAsync([], "--demo-scratch");
        using var proxy = await Nginx.StartAsync(server.Web, IPAddress.Loopback);
        using var http = await ClientAsync(server, proxy, "player1");
        using var others = await ClientAsync(server, proxy, "player2");
        using var limit = new CancellationTokenSource(LongestOutage);
        using var events = new StreamReader(await http.GetStreamAsync(new Uri("events", UriKind.Relative), limit.Token));
        using var quiet = new StreamReader(await others.GetStreamAsync(new Uri("events", UriKind.Relative), limit.Token));

        using var made = await http.PostAsJsonAsync(new Uri("monitors", UriKind.Relative), new { url = site.Url, interval_seconds = 30 }, limit.Token);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await SeesAsync(events, "up", limit.Token);
        await site.SwitchAsync("down");
        await SeesAsync(events, "down", limit.Token);
        await site.SwitchAsync("up");
        await SeesAsync(events, "up", limit.Token);

        // A change is told before it is written.
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var incidents = await IncidentsAsync(http, limit.Token);
        while (incidents.Length < 3)
        {
            await ticks.WaitForNextTickAsync(limit.Token);
            incidents = await IncidentsAsync(http, limit.Token);
        }

        Assert.Equal(["up", "down", "up"], incidents);

        // One at the beginning, and one after each 15 s: by then the proxy would have ended a stream without them.
        for (var comments = 0; comments < 3; comments++)
        {
            Assert.Equal((": here", ""), (await quiet.ReadLineAsync(limit.Token), await quiet.ReadLineAsync(limit.Token)));
        }
    }

    private static async Task<HttpClient> ClientAsync(ServerProcess server, Nginx proxy, string user)
    {
        var http = new HttpClient { BaseAddress = new Uri(proxy.Web, "api/v1/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await server.RunAsync("key", "create", user, "--Data:Folder=data-demo"));
        return http;
    }

    private static async Task<string[]> IncidentsAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var page = JsonDocument.Parse(await http.GetStringAsync(new Uri("monitors/1/incidents", UriKind.Relative), cancellationToken));
        return [.. page.RootElement.GetProperty("items").EnumerateArray().Select(incident => incident.GetProperty("to").GetString()!)];
    }

    /// <summary>Waits until the state of a monitor changes.</summary>
    private static async Task SeesAsync(StreamReader events, string state, CancellationToken cancellationToken)
    {
        while (await events.ReadLineAsync(cancellationToken) != "event: changed")
        {
        }

        Assert.Contains($"\"state\":\"{state}\"", await events.ReadLineAsync(cancellationToken), StringComparison.Ordinal);
    }
}
