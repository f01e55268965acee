using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>A packaged project in a window of the browser, used as a player uses it.</summary>
/// <remarks>Variables and lists are those of the stage, or of the sprite that is named. The text of a list has its items on lines.</remarks>
internal sealed class ProjectPage(Chromium chromium, int number) : BrowserPage(chromium, number)
{
    /// <summary>Presses the flag.</summary>
    public Task StartAsync() => DoAsync("start", []);

    /// <summary>Presses a place of the stage, in the coordinates of Scratch.</summary>
    public Task ClickAsync(double x, double y) => DoAsync("click", new() { ["x"] = x, ["y"] = y });

    /// <summary>Presses the middle of a sprite.</summary>
    public Task ClickSpriteAsync(string sprite) => DoAsync("clickSprite", new() { ["sprite"] = sprite });

    /// <summary>Waits for a question, types an answer and sends it.</summary>
    /// <returns>The question; empty when a sprite says it.</returns>
    public async Task<string> AnswerAsync(string text) => (string)(await DoAsync("answer", new() { ["text"] = text }))!;

    /// <summary>Sends a message to all scripts.</summary>
    public Task BroadcastAsync(string message) => DoAsync("broadcast", new() { ["message"] = message });

    /// <summary>The value of a variable.</summary>
    public async Task<string> TextAsync(string name, string? sprite = null) => (string)(await DoAsync("get", Named(name, sprite)))!;

    /// <summary>The items of a list.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string name, string? sprite = null) =>
        (await DoAsync("get", Named(name, sprite))).Deserialize<string[]>()!;

    /// <summary>Puts a value into a variable.</summary>
    public Task SetAsync(string name, string value, string? sprite = null)
    {
        var options = Named(name, sprite);
        options["value"] = value;
        return DoAsync("set", options);
    }

    /// <summary>Fills a list.</summary>
    public Task SetAsync(string name, IReadOnlyList<string> items, string? sprite = null)
    {
        var options = Named(name, sprite);
        options["value"] = JsonSerializer.SerializeToNode(items);
        return DoAsync("set", options);
    }

    /// <summary>Waits until a variable has a value.</summary>
    public Task WhenIsAsync(string name, string value, string? sprite = null, TimeSpan? limit = null) =>
        WhenAsync(name, $"^{JavaScriptPattern(value)}$", sprite, limit);

    /// <summary>Waits until the text of a variable or list matches a pattern of JavaScript.</summary>
    public Task WhenAsync(string name, string pattern, string? sprite = null, TimeSpan? limit = null)
    {
        var options = Named(name, sprite);
        options["pattern"] = pattern;
        return DoAsync("when", options, limit);
    }

    /// <summary>How a sprite looks now.</summary>
    public async Task<SpriteView> SpriteAsync(string sprite) =>
        (await DoAsync("sprite", new() { ["sprite"] = sprite })).Deserialize<SpriteView>(JsonSerializerOptions.Web)!;

    /// <summary>Has a sprite say something.</summary>
    public Task SayAsync(string sprite, string text) => DoAsync("say", new() { ["sprite"] = sprite, ["text"] = text });

    /// <summary>Where bubbles and monitors are on the stage.</summary>
    public async Task<IReadOnlyList<StagePlace>> PlacesAsync() => (await DoAsync("places", [])).Deserialize<StagePlace[]>(JsonSerializerOptions.Web)!;

    /// <summary>What the browser does with the page.</summary>
    public async Task<PageState> StateAsync() => (await DoAsync("state", [])).Deserialize<PageState>(JsonSerializerOptions.Web)!;

    private static JsonObject Named(string name, string? sprite)
    {
        var options = new JsonObject { ["name"] = name };
        if (sprite is not null)
        {
            options["sprite"] = sprite;
        }

        return options;
    }

    private static string JavaScriptPattern(string text) => Regex.Replace(text, @"[\\^$.*+?()[\]{}|/]", @"\$0");
}
