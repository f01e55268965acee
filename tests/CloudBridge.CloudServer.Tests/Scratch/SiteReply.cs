using System.Net;
using System.Text.Json.Nodes;

namespace CloudBridge.CloudServer.Tests.Scratch;

/// <summary>One answer of the site.</summary>
public sealed record SiteReply(HttpStatusCode Status, string Body, IReadOnlyList<string> SetCookies, DateTimeOffset? Date)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The only object of the array that the body is.</summary>
    public JsonObject Only => Assert.Single(Json.AsArray())!.AsObject();

    /// <summary>The session id that was given, with its quotes; null when none was.</summary>
    public string? SessionId => SetCookies
        .Where(cookie => cookie.StartsWith("scratchsessionsid=", StringComparison.Ordinal))
        .Select(cookie => cookie["scratchsessionsid=".Length..cookie.IndexOf(';', StringComparison.Ordinal)])
        .SingleOrDefault();

    public static async Task<SiteReply> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
        response.Headers.Date);
}
