using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Drivers.Browser;
using CloudBridge.TestKit;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>A page of another site in a real browser hears of monitors that nobody else may see, with a ticket and no key.</summary>
[Collection(WithChromium.Name)]
public sealed class EventSourceTests(ChromiumFixture browser)
{
    private const string LogFile = "server.log";
    private const string Used = "This ticket is used, too old or none.";

    private static readonly string[] Names = ["checked", "changed", "removed"];

    private static readonly string[] Settings =
    [
        "--demo-scratch", "--Serilog:MinimumLevel:Default=Verbose", "--Serilog:MinimumLevel:Override:Microsoft=Verbose",
        "--Serilog:WriteTo:0:Name=File", $"--Serilog:WriteTo:0:Args:path={LogFile}",
    ];

    [Fact]
    public async Task An_EventSource_follows_private_monitors_with_a_ticket_that_works_once_and_stands_in_no_log()
    {
        using var site = await TestSiteProcess.StartAsync();
        using var server = await ServerProcess.StartAsync([], Settings);
        using var ada = await ClientAsync(server, "player1");
        using var bob = await ClientAsync(server, "player2");
        var (adas, bobs) = (await TicketAsync(server, ada), await TicketAsync(server, bob));
        var (page, other) = (await browser.Chromium.OpenSiteAsync(), await browser.Chromium.OpenSiteAsync());

        Assert.True(await page.FollowAsync(adas, Names));
        Assert.True(await other.FollowAsync(bobs, Names));
        await AddAsync(ada, site.Url, monitor: 1);
        var happened = await page.NextEventAsync();
        await AddAsync(bob, site.Url, monitor: 2);

        Assert.Equal((1, "up"), Read(happened));
        Assert.Equal((2, "up"), Read(await other.NextEventAsync()));
        Assert.False(await page.FollowAsync(adas, Names), "A ticket worked twice.");
        var refused = await page.AskAsync(adas);
        Assert.Equal((401, true), (refused.Status, refused.Text.Contains(Used, StringComparison.Ordinal)));

        var again = await TicketAsync(server, ada);
        Assert.True(await page.FollowAsync(new Uri($"{again}&after={long.Parse(happened.Id, null) - 1}"), Names));
        Assert.Equal(happened, await page.NextEventAsync());

        await page.CloseAsync();
        await other.CloseAsync();
        await server.StopAsync();
        var log = await File.ReadAllTextAsync(Path.Combine(server.Folder, LogFile));
        Assert.Contains("/api/v1/events", log, StringComparison.Ordinal);
        Assert.All([adas, bobs, again], ticket => Assert.Empty(SecretScan.Find(ticket.Query.Split("cbt1_")[1], log)));
    }

    [Fact]
    public async Task A_page_of_another_site_reads_what_everybody_may_and_nothing_else()
    {
        using var site = await TestSiteProcess.StartAsync();
        using var server = await ServerProcess.StartAsync([], Settings);
        using var ada = await ClientAsync(server, "player1");
        await AddAsync(ada, site.Url, monitor: 1);
        var page = await browser.Chromium.OpenSiteAsync();

        // A header of the page's own makes the browser ask first.
        Assert.Equal(new SiteReply(200, "{\"count\": 1}"), await page.AskAsync(new Uri(server.Web, "player1/monitors/count"), "X-Page", "1"));
        Assert.Contains("private", (await page.AskAsync(new Uri(server.Web, "api/v1/monitors/1/badge.svg"))).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await page.AskAsync(new Uri(server.Web, "api/v1/monitors"))).Status);
        var key = ada.DefaultRequestHeaders.Authorization!.ToString();
        Assert.Equal(0, (await page.AskAsync(new Uri(server.Web, "api/v1/monitors"), "Authorization", key)).Status);
        Assert.Equal(0, (await page.AskAsync(new Uri(server.Web, "api/v1/events"), "Authorization", key)).Status);
        await page.CloseAsync();
    }

    private static async Task<HttpClient> ClientAsync(ServerProcess server, string user)
    {
        var http = new HttpClient { BaseAddress = new Uri(server.Web, "api/v1/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await server.RunAsync("key", "create", user, "--Data:Folder=data-demo"));
        return http;
    }

    private static async Task AddAsync(HttpClient owner, Uri url, int monitor)
    {
        using var added = await owner.PostAsJsonAsync(new Uri("monitors", UriKind.Relative), new { url });
        var json = JsonNode.Parse(await added.Content.ReadAsStringAsync())!;
        Assert.Equal((monitor, false), ((int)json["id"]!, (bool)json["is_public"]!));
    }

    private static async Task<Uri> TicketAsync(ServerProcess server, HttpClient owner)
    {
        using var issued = await owner.PostAsync(new Uri("events/tickets", UriKind.Relative), content: null);
        return new Uri(server.Web, (string)JsonNode.Parse(await issued.Content.ReadAsStringAsync())!["url"]!);
    }

    private static (int Monitor, string State) Read(SiteEvent happened)
    {
        var data = JsonNode.Parse(happened.Data)!;
        return ((int)data["monitor"]!, (string)data["status"]!["state"]!);
    }
}
