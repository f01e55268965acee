using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Drivers.Browser;
using CloudBridge.EndToEnd.Drivers.Parsing;
using Xunit.Sdk;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>What <c>cloudbridge sprite</c> writes, used in a real browser as a player uses it.</summary>
[Collection(WithChromium.Name)]
public sealed class WrittenProjectTests(ChromiumFixture browser) : IDisposable
{
    private const string Cloud = "CloudBridge";
    private const string Identity = "104";
    private const string Monitors = "My monitors";

    private const int MaxTries = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cloudbridge-written-");

    [Theory]
    [InlineData("cb1")]
    [InlineData("compatible")]
    public async Task A_player_clicks_the_button_types_a_name_and_sees_the_answer(string wire)
    {
        using var server = await ServerProcess.StartAsync([ServerFixture.Room], "--demo-upstream");
        var page = await OpenAsync(server, "starter", wire, ServerFixture.Room, account: null);
        await page.StartAsync();

        await page.ClickSpriteAsync("Button");
        await page.AnswerAsync("mres");
        await page.WhenAsync("message", "found");

        Assert.Equal("done", await page.TextAsync("status", Cloud));
        Assert.Equal(["mres", "United States"], (await page.ListAsync("answer list", Cloud)).Take(2));
        await Pictures.TakeAsync(page, "starter.png");
        await EndAsync(page);
    }

    [Theory]
    [InlineData("cb1")]
    [InlineData("compatible")]
    public async Task A_player_has_a_site_watched_pauses_it_and_takes_it_away_again(string wire)
    {
        using var site = await TestSiteProcess.StartAsync();
        using var server = await ServerProcess.StartAsync([], "--demo-scratch");
        var page = await OpenAsync(server, "cloudhead", wire, Identity, new PageAccount("player1", "demo"));
        await page.StartAsync();
        await UntilAsync(page, "message", "no monitors", () => page.ClickSpriteAsync("list"));

        await UntilAsync(page, Monitors, "^1  my server: ", () => AddAsync(page, site.Url.ToString(), "my server"));
        await UntilAsync(page, Monitors, "^1  my server: up$", () => page.ClickSpriteAsync("list"));
        await page.WhenAsync("states", "^up$");
        await Pictures.TakeAsync(page, "cloudhead.png");

        await UntilAsync(page, Monitors, "^1  my server: paused$", () => AnswerAsync(page, "pause", "1"));
        await page.WhenAsync("states", "^paused$");
        await UntilAsync(page, Monitors, "^$", () => AnswerAsync(page, "delete", "1"));
        await EndAsync(page);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // A server that was just started may not be sure yet who asks, and says so; a player tries again.
    private static async Task UntilAsync(ProjectPage page, string name, string pattern, Func<Task> action)
    {
        for (var tries = 1; ; tries++)
        {
            await action();
            try
            {
                await page.WhenAsync(name, pattern, limit: Patience);
                return;
            }
            catch (XunitException) when (tries < MaxTries)
            {
            }
        }
    }

    private static async Task AnswerAsync(ProjectPage page, string button, string text)
    {
        await page.ClickSpriteAsync(button);
        await page.AnswerAsync(text);
    }

    private static async Task AddAsync(ProjectPage page, string address, string label)
    {
        await AnswerAsync(page, "add", address);
        await page.WhenIsAsync("address", address);
        await page.AnswerAsync(label);
    }

    private static async Task EndAsync(ProjectPage page)
    {
        Assert.DoesNotContain(await page.ProblemsAsync(), problem => problem.StartsWith("error", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    private async Task<ProjectPage> OpenAsync(ServerProcess server, string project, string wire, string room, PageAccount? account)
    {
        var file = Path.Combine(_folder.FullName, $"{project}-{wire}.sb3");
        await server.RunAsync("sprite", "--project", project, "--wire", wire, "--output", file);
        await ScratchParser.AcceptsAsync(file);
        return await browser.Chromium.OpenAsync(new() { Sb3 = file, Cloud = server.CloudAddress, Room = room, SignIn = account });
    }
}
