using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Xunit.Sdk;

namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>A real Chromium without a window on the screen, in which packaged projects are opened.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    // The script gives up a command by itself, with a better message than silence.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(60);

    // It draws some thousand blocks.
    private static readonly TimeSpan EditorLimit = TimeSpan.FromSeconds(60);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly ChildProcess _process;

    private Chromium(ChildProcess process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <exception cref="XunitException">It, node or its packages are not installed; the message says what to run.</exception>
    public static async Task<Chromium> StartAsync()
    {
        var chromium = new Chromium(NodeScript.Start("browser/drive.mjs"));
        try
        {
            await chromium.ReadAsync(StartLimit);
            return chromium;
        }
        catch
        {
            chromium._process.Dispose();
            throw;
        }
    }

    /// <summary>Packages a project and opens it in a window of its own, loaded and not yet started.</summary>
    public async Task<ProjectPage> OpenAsync(PageOptions options)
    {
        var page = await DoAsync("open", ToJson(options));
        return new ProjectPage(this, page!.GetValue<int>());
    }

    /// <summary>Opens a page of another site.</summary>
    public async Task<SitePage> OpenSiteAsync() => new(this, (await DoAsync("openSite", []))!.GetValue<int>());

    /// <summary>Shows the blocks of a sprite as the Scratch editor does.</summary>
    public async Task<EditorPage> OpenEditorAsync(EditorOptions options) =>
        new(this, (await DoAsync("openEditor", ToJson(options), EditorLimit))!);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The browser ends with the script, however that ends.
        }

        _process.Dispose();
    }

    /// <summary>Lets the script do something and waits until it is done.</summary>
    /// <param name="command">One of those drive.mjs knows.</param>
    /// <param name="options">What it needs to know.</param>
    /// <param name="limit">How long it may take; null: a minute.</param>
    /// <exception cref="XunitException">It failed or took too long; the message says what the page shows.</exception>
    public async Task<JsonNode?> DoAsync(string command, JsonObject options, TimeSpan? limit = null)
    {
        var allowed = limit ?? CommandLimit;
        options["do"] = command;
        options["seconds"] = allowed.TotalSeconds;
        await _process.StandardInput.WriteLineAsync(options.ToJsonString());
        await _process.StandardInput.FlushAsync();
        return await ReadAsync(allowed + Grace);
    }

    private static JsonObject ToJson<T>(T options) => (JsonObject)JsonSerializer.SerializeToNode(options, Json)!;

    private async Task<JsonNode?> ReadAsync(TimeSpan allowed)
    {
        using var limit = new CancellationTokenSource(allowed);
        try
        {
            var line = await _process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new XunitException($"The browser ended without a word.\n{_process.Output}");
            var reply = JsonNode.Parse(line)!;
            return (string?)reply["event"] == "did"
                ? reply["value"]
                : throw new XunitException($"{reply["message"]}\n{_process.Output}");
        }
        catch (OperationCanceledException)
        {
            throw new XunitException($"The browser said nothing for {allowed.TotalSeconds} s.\n{_process.Output}");
        }
    }
}
