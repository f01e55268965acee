using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>A project in a real scratch-vm, signed in at the simulator of Scratch, has its server watched, also over a crash.</summary>
public sealed class MonitorTests
{
    private const string Project = "104";
    private const int MaxTries = 20;

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
