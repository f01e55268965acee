using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.EndToEnd.Tests.Proxies;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>A project in a real scratch-vm, signed in at the simulator of Scratch, has its server watched, also over a crash.</summary>
public sealed class MonitorTests
{
    private const string Project = "104";
    private const int MaxTries = 20;

    // An interval, two confirmations and a start, twice.
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_player_has_sites_watched_from_inside_a_project_and_a_crash_changes_nothing()
    {
        using var site = await TestSiteProcess.StartAsync();
        using var broken = await TestSiteProcess.StartAsync();
        await broken.SwitchAsync("down");
        using var server = await ServerProcess.StartAsync([], "--demo-scratch");
        using var http = new HttpClient { BaseAddress = server.Web };
        await UntilAsync(server, "whoami", "player1");

        await ExpectAsync(
            server,
            ($"monitor.add&{broken.Url}&&30", "1"),
            ($"monitor.add&{site.Url}&my server&60", "2"),
            ($"monitor.add&{site.Url}", "2"),
            ("monitor.add&ftp://example.com", null),
            ("monitor.count&player1", "2"),
            ("monitor.famous", null),
            ("monitor.subscribe", "ok"),
            ("monitor.unsubscribe", "ok"));
        Assert.Equal("[\"player1\"]", await http.GetStringAsync(new Uri("users/list", UriKind.Relative)));
        Assert.Equal("{\"count\": 2}", await http.GetStringAsync(new Uri("player1/monitors/count", UriKind.Relative)));
        await UntilAsync(server, "monitor.list", "1|127.0.0.1|down|2|my server|up");
        await ExpectAsync(server, ("monitor.status&1", null), ("monitor.uptime&2&7", null), ("monitor.pause&2", "paused"));

        await server.CrashAsync();
        await server.StartAgainAsync();
        await UntilAsync(server, "monitor.list", "1|127.0.0.1|down|2|my server|paused");

        Assert.Equal("{\"count\": 2}", await http.GetStringAsync(new Uri("player1/monitors/count", UriKind.Relative)));
        await ExpectAsync(
            server,
            ("monitor.resume&2", "pending"),
            ("monitor.remove&1", "ok"),
            ("monitor.remove&2", "ok"),
            ("monitor.list", ""),
            ("monitor.count&player1", "0"),
            ("monitor.count", "1"));
    }

    [Fact]
    public async Task A_project_made_with_the_template_is_told_of_its_monitors()
    {
        using var server = await ServerProcess.StartAsync([], "--demo-scratch");
        await UntilAsync(server, "whoami", "player1");

        var player = await AskAsync(server, Receiving.AsksAfterTheLastPart, "monitor.count&player1", "monitor.list", "big&300");

        Assert.Equal(["0", "", LongText.Of(300)], player.Results);
    }

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

    /// <summary>Asks again until it is so: states take their time, and for some seconds after it has joined the bridge cannot be sure who asks.</summary>
    private static async Task UntilAsync(ServerProcess server, string request, string answer)
    {
        var last = "";
        for (var tries = 0; tries < MaxTries && last != answer; tries++)
        {
            last = (await AskAsync(server, request)).Results[0];
        }

        Assert.Equal(answer, last);
    }

    /// <summary>Null stands for any answer.</summary>
    private static async Task ExpectAsync(ServerProcess server, params (string Request, string? Answer)[] conversation)
    {
        var player = await AskAsync(server, [.. conversation.Select(turn => turn.Request)]);

        Assert.Equal(conversation.Select((turn, index) => turn.Answer ?? player.Results[index]), player.Results);
        Assert.All(player.Statuses, status => Assert.Equal(Progress.Done, status));
    }

    private static Task<VmEvent> AskAsync(ServerProcess server, params string[] requests) => AskAsync(server, Receiving.AsksWhileASlotIsEmpty, requests);

    private static async Task<VmEvent> AskAsync(ServerProcess server, Receiving receiving, params string[] requests)
    {
        using var vm = NodeVm.Start(new VmOptions
        {
            Cloud = server.CloudAddress,
            Rooms = [Project],
            Ask = [requests],
            SignIn = new VmSignIn("player1", "demo"),
            RequestTimeout = 12,
            Receiving = receiving,
        });
        return (await vm.FinishAsync())[0];
    }
}
