using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>A page of another site, at 127.0.0.2, which asks a server as any page can.</summary>
internal sealed class SitePage(Chromium chromium, int number) : BrowserPage(chromium, number)
{
    private static readonly TimeSpan EventLimit = TimeSpan.FromSeconds(60);

    /// <summary>Opens a stream with an EventSource.</summary>
    /// <param name="url">The stream.</param>
    /// <param name="names">The events that are listened for.</param>
    /// <returns>False when it is refused, so that the browser does not try again.</returns>
    public async Task<bool> FollowAsync(Uri url, params string[] names) =>
        (bool)(await DoAsync("follow", new() { ["url"] = url.ToString(), ["names"] = JsonSerializer.SerializeToNode(names) }))!;

    /// <summary>The next event of the streams that were opened; waits for it.</summary>
    public async Task<SiteEvent> NextEventAsync() => (await DoAsync("nextEvent", [], EventLimit)).Deserialize<SiteEvent>(JsonSerializerOptions.Web)!;

    /// <summary>Fetches something; the status is 0 when the browser does not let the page read the answer.</summary>
    public async Task<SiteReply> AskAsync(Uri url, string? header = null, string? value = null)
    {
        JsonObject headers = header is null ? [] : new() { [header] = value };
        return (await DoAsync("ask", new() { ["url"] = url.ToString(), ["headers"] = headers })).Deserialize<SiteReply>(JsonSerializerOptions.Web)!;
    }
}
