using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>A project in a real scratch-vm, signed in at the simulator of Scratch, has its server watched, also over a crash.</summary>
public sealed class MonitorTests
{
    private const string Project = "104";
    private const int MaxTries = 5;

    [Fact]
    public async Task A_player_has_a_site_watched_from_inside_a_project_and_a_crash_changes_nothing()
    {
        using var site = await TestSiteProcess.StartAsync();
        using var server = await ServerProcess.StartAsync([], "--demo-scratch", "--Monitors:Operators:0=player2");
        using var http = new HttpClient { BaseAddress = server.Web };
        await WhenSureAsync(server);

        await ExpectAsync(server, ($"monitor.add&{site.Url}&my server&60", "1"), ($"monitor.add&{site.Url}", "1"), ("monitor.add&ftp://example.com", null), ("monitor.count&player1", "1"));
        await UntilAsync(server, "monitor.list", "1|my server|up");
        await ExpectAsync(
            server,
            ("monitor.status&1", null),
            ("monitor.uptime&1&7", null),
            ("monitor.pause&1", "paused"),
            ("monitor.list", "1|my server|paused"),
            ("monitor.resume&1", "pending"),
            ("monitor.subscribe", "ok"),
            ("monitor.unsubscribe", "ok"),
            ("monitor.famous", null));
        Assert.Equal("[\"player1\"]", await http.GetStringAsync(new Uri("users/list", UriKind.Relative)));
        Assert.Equal("{\"count\": 1}", await http.GetStringAsync(new Uri("player1/monitors/count", UriKind.Relative)));

        await server.CrashAsync();
        await server.StartAgainAsync();
        await WhenSureAsync(server);

        Assert.Equal("{\"count\": 1}", await http.GetStringAsync(new Uri("player1/monitors/count", UriKind.Relative)));
        var status = (await AskAsync(server, "monitor.status&1")).Results[0].Split('|');
        Assert.Contains(status[0], (string[])["up", "pending"]);
        await ExpectAsync(server, ("monitor.remove&1", "ok"), ("monitor.list", ""), ("monitor.count&player1", "0"), ("monitor.count", "1"));
    }

    /// <summary>For some seconds after it has joined, the bridge cannot be sure who asks.</summary>
    private static Task WhenSureAsync(ServerProcess server) => UntilAsync(server, "whoami", "player1");

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
        Assert.All(player.Statuses, status => Assert.Equal(ShownStatus.Done, status));
    }

    private static async Task<VmEvent> AskAsync(ServerProcess server, params string[] requests)
    {
        using var vm = NodeVm.Start(new VmOptions { Cloud = server.CloudAddress, Rooms = [Project], Ask = [requests], SignIn = new VmSignIn("player1", "demo"), RequestTimeout = 12 });
        return (await vm.FinishAsync())[0];
    }
}
