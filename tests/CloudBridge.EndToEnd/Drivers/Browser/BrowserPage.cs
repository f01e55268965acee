using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>A window of the browser.</summary>
internal abstract class BrowserPage(Chromium chromium, int number)
{
    /// <summary>Writes a picture of the page, as .png.</summary>
    public Task ScreenshotAsync(string file) => DoAsync("screenshot", new() { ["file"] = file });

    /// <summary>Minimises the window: the browser treats the page as hidden and lets its timers tick once a second.</summary>
    public Task HideAsync() => DoAsync("hide", []);

    /// <summary>Shows the window again.</summary>
    public Task ShowAsync() => DoAsync("show", []);

    /// <summary>Errors of the page, and errors and warnings on its console, so far.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync() => (await DoAsync("problems", [])).Deserialize<string[]>()!;

    /// <summary>Closes the window.</summary>
    public Task CloseAsync() => DoAsync("close", []);

    /// <summary>Does something with the page.</summary>
    protected Task<JsonNode?> DoAsync(string command, JsonObject options, TimeSpan? limit = null)
    {
        options["page"] = number;
        return chromium.DoAsync(command, options, limit);
    }
}
