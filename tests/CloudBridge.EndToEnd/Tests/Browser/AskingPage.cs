using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Drivers.Browser;
using CloudBridge.EndToEnd.Scratch;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>A page that asks what it is told to.</summary>
internal sealed class AskingPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempProject _project;
    private int _asked;

    private AskingPage(TempProject project, ProjectPage page)
    {
        _project = project;
        Page = page;
    }

    public ProjectPage Page { get; }

    /// <summary>Opens and starts it.</summary>
    public static async Task<AskingPage> OpenAsync(Chromium chromium, ServerProcess server, string room, Wire wire, string user = "player1")
    {
        var project = TempProject.Write(AskingProject.Create(wire));
        var page = await chromium.OpenAsync(new() { Sb3 = project.File, Cloud = server.CloudAddress, Room = room, User = user });
        await page.StartAsync();
        return new AskingPage(project, page);
    }

    /// <summary>Begins to ask.</summary>
    public async Task BeginAsync(string request, params string[] inputs)
    {
        _asked++;
        await Page.SetAsync("request", request);
        await Page.SetAsync("inputs", inputs, AskingProject.Sprite);
        await Page.BroadcastAsync(AskingProject.Ask);
    }

    /// <summary>After how many seconds of silence a question is given up.</summary>
    public Task SetTimeoutAsync(int seconds) => Page.SetAsync("timeout", $"{seconds}", AskingProject.Sprite);

    /// <summary>Waits until what was begun is over.</summary>
    /// <returns>The status and the answer.</returns>
    public async Task<(string Status, string Answer)> EndAsync()
    {
        await Page.WhenAsync("statuses", $"^([^\\n]*\\n){{{_asked - 1}}}[^\\n]+$", limit: Patience);
        return ((await Page.ListAsync("statuses"))[^1], (await Page.ListAsync("answers"))[^1]);
    }

    /// <summary>Asks and waits.</summary>
    public async Task<(string Status, string Answer)> AskAsync(string request, params string[] inputs)
    {
        await BeginAsync(request, inputs);
        return await EndAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        _project.Dispose();
    }
}
