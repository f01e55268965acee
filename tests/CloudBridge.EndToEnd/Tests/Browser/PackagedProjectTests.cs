using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Drivers.Browser;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>The project that speaks Cloud Requests, packaged into a web page and opened in a real browser.</summary>
[Collection(WithChromium.Name)]
public sealed class PackagedProjectTests(ChromiumFixture browser, ServerFixture fixture) : IClassFixture<ServerFixture>, IDisposable
{
    private readonly TempProject _project = TempProject.Generate();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ping_is_answered_with_pong_compiled_and_interpreted(bool compiler)
    {
        var page = await OpenAsync("player1", compiler);
        await page.SetAsync("ask", ["ping"]);

        await page.StartAsync();
        await page.WhenIsAsync("finished", "1");

        Assert.Equal(["pong"], await page.ListAsync("results"));
        Assert.Empty(await page.ProblemsAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task Two_windows_in_one_room_each_get_their_own_answers()
    {
        var pages = new[] { await OpenAsync("player1"), await OpenAsync("player2") };
        foreach (var (page, number) in pages.Select((page, number) => (page, number)))
        {
            await page.SetAsync("ask", [.. Enumerable.Range(1, 5).Select(n => $"echo&window {number} text {n}")]);
            await page.StartAsync();
        }

        foreach (var (page, number) in pages.Select((page, number) => (page, number)))
        {
            await page.WhenIsAsync("finished", "1");
            Assert.Equal(Enumerable.Range(1, 5).Select(n => $"window {number} text {n}"), await page.ListAsync("results"));
            await page.CloseAsync();
        }
    }

    public void Dispose() => _project.Dispose();

    private Task<ProjectPage> OpenAsync(string user, bool compiler = true) => browser.Chromium.OpenAsync(new()
    {
        Sb3 = _project.File,
        Cloud = fixture.Server.CloudAddress,
        Room = ServerFixture.Room,
        User = user,
        Compiler = compiler,
    });
}
