using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

/// <summary>Asks a server each example of the documentation and keeps what it answers.</summary>
internal static partial class ApiExamples
{
    private const string Server = "http://127.0.0.1:8080";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Title, string Path, string? Body)[] Questions =
    [
        ("GET /", "/", null),
        ("GET /users/list", "/users/list?count=2", null),
        ("GET /users/count", "/users/count", null),
        ("GET /famous-users", "/famous-users", null),
        ("GET /{user}/monitors/count", "/Ada/monitors/count", null),
        ("GET /api/v1/monitors/{id}/badge.svg", "/api/v1/monitors/1/badge.svg", null),
        ("GET /api/v1/users/{user}/status.json", "/api/v1/users/Ada/status.json", null),
        ("GET /api/v1/monitors", "/api/v1/monitors?count=1", null),
        ("POST /api/v1/monitors", "/api/v1/monitors", """{"url": "https://example.com/", "label": "my bot", "interval_seconds": 300}"""),
        ("GET /api/v1/monitors/{id}", "/api/v1/monitors/1", null),
        ("PATCH /api/v1/monitors/{id}", "/api/v1/monitors/1", """{"label": "my server", "interval_seconds": 600}"""),
        ("POST /api/v1/monitors/{id}/pause", "/api/v1/monitors/1/pause", ""),
        ("POST /api/v1/monitors/{id}/resume", "/api/v1/monitors/1/resume", ""),
        ("GET /api/v1/monitors/{id}/checks", "/api/v1/monitors/1/checks?count=1", null),
        ("GET /api/v1/monitors/{id}/history", "/api/v1/monitors/1/history?size=1h", null),
        ("GET /api/v1/monitors/{id}/uptime", "/api/v1/monitors/1/uptime?days=7", null),
        ("GET /api/v1/monitors/{id}/incidents", "/api/v1/monitors/1/incidents?count=1", null),
        ("POST /api/v1/alerts", "/api/v1/alerts", """{"kind": "webhook", "target": "https://example.org/hook"}"""),
        ("GET /api/v1/alerts", "/api/v1/alerts", null),
        ("DELETE /api/v1/alerts/{id}", "/api/v1/alerts/1", null),
        ("DELETE /api/v1/monitors/{id}", "/api/v1/monitors/1", null),
        ("GET /api/v1/me", "/api/v1/me", null),
        ("DELETE /api/v1/me", "/api/v1/me", null),
    ];

    // What is random, or goes on for ever, is shown as it looks.
    private static readonly (string Title, string Path, string? Body, string Kind, string Answer)[] Fixed =
    [
        ("GET /api/v1/events", "/api/v1/events", null, "text", "id: 7\nevent: changed\ndata: {\"monitor\":1,\"status\":{\"state\":\"down\",\"since\":\"2026-01-01T01:00:00.000Z\",\"reason\":\"no answer in time\",\"last_check\":{\"at\":\"2026-01-01T00:59:50.000Z\",\"outcome\":\"timed-out\",\"status\":null,\"milliseconds\":10000},\"next_check_at\":\"2026-01-01T01:05:00.000Z\",\"is_overdue\":false,\"certificate_ends_at\":null}}\n\n: here"),
        ("POST /api/v1/events/tickets", "/api/v1/events/tickets", "", "json", "{\"ticket\": \"…\", \"expires_at\": \"2026-01-01T01:01:00.000Z\", \"url\": \"/api/v1/events?ticket=…\"}"),
        ("GET /api/v1/me/export", "/api/v1/me/export", null, "json", "{\"exported_at\": \"2026-01-01T01:00:00.000Z\", \"account\": {…}, \"keys\": […], \"alerts\": […], \"monitors\": [{\"monitor\": {…}, \"incidents\": […], \"checks\": […], \"five_minutes\": […], \"hours\": […]}]}"),
        ("POST /api/v1/auth/start", "/api/v1/auth/start", """{"user": "Ada"}""", "json", "{\"code\": \"…\", \"poll_token\": \"…\", \"expires_at\": \"…\", \"how\": \"Signed in to Scratch as Ada, open project … and send the request 'auth.confirm …'. …\"}"),
        ("POST /api/v1/auth/poll", "/api/v1/auth/poll", """{"poll_token": "…"}""", "json", "{\"key\": \"cbk1_…\", \"id\": \"…\", \"user\": \"Ada\", \"name\": \"\", \"scopes\": [\"read\", …], \"created_at\": \"…\", \"expires_at\": \"…\", \"how\": \"Keep this key: it is not shown again. …\"}"),
        ("GET /api/v1/keys", "/api/v1/keys", null, "json", "{\"keys\": [{\"id\": \"…\", \"name\": \"phone\", \"scopes\": [\"read\"], \"is_live\": true, \"created_at\": \"…\", \"expires_at\": \"…\", \"revoked_at\": null, \"last_used_on\": null}]}"),
        ("POST /api/v1/keys", "/api/v1/keys", """{"name": "phone", "scopes": ["read"], "days": 90}""", "json", "{\"key\": \"cbk1_…\", \"id\": \"…\", \"user\": \"Ada\", \"name\": \"phone\", \"scopes\": [\"read\"], \"created_at\": \"…\", \"expires_at\": \"…\", \"how\": \"Keep this key: it is not shown again. …\"}"),
        ("DELETE /api/v1/keys/{id}", "/api/v1/keys/0123456789ab", null, "json", ""),
    ];

    /// <summary>Fills a server and asks it everything.</summary>
    public static async Task<Dictionary<string, ApiExample>> ReadAsync(TestApi api)
    {
        var ids = await FillAsync(api);
        using var ada = await api.ClientAsync();
        var examples = new Dictionary<string, ApiExample>();
        foreach (var (title, path, body) in Questions)
        {
            using var response = await ada.SendJsonAsync(new HttpMethod(title.Split(' ')[0]), path.Replace("/1", $"/{(path.Contains("alerts", StringComparison.Ordinal) ? ids.Alert : ids.Monitor)}", StringComparison.Ordinal), body);
            Assert.True(response.IsSuccessStatusCode, $"{title}: {await response.Content.ReadAsStringAsync()}");
            var text = (await response.Content.ReadAsStringAsync()).Trim();
            var kind = response.Content.Headers.ContentType?.MediaType == "image/svg+xml" ? "svg" : "json";
            examples[title] = new(CommandOf(title, path, body), kind, Cleaned(kind == "json" && path.StartsWith("/api", StringComparison.Ordinal) ? Indented(text) : text, ids.Monitor, ids.Alert));
            if (title == "POST /api/v1/alerts")
            {
                ids.Alert = (await api.Store.ListChannelsAsync(ids.Owner))[0].Id;
                examples[title] = examples[title] with { Answer = Cleaned(Indented(text), ids.Monitor, ids.Alert) };
            }
        }

        foreach (var (title, path, body, kind, answer) in Fixed)
        {
            examples[title] = new(CommandOf(title, path, body), kind, answer);
        }

        return examples;
    }

    private static async Task<(long Owner, long Monitor, long Alert)> FillAsync(TestApi api)
    {
        var now = api.Clock.GetUtcNow();
        var bob = await api.Store.GetOrAddAccountAsync("griffpatch", now);
        await api.Store.AddMonitorAsync(bob.Id, new MonitorSettings { Url = "https://example.net/" }, MonitorQuota.None, 398_855, now);
        var ada = await api.Store.GetOrAddAccountAsync("Ada", now);
        var monitor = await api.Store.AddMonitorAsync(ada.Id, new MonitorSettings { Url = "https://example.org/", Label = "my site", IsPublic = true }, MonitorQuota.None, 12, now);
        await api.AddAsync("https://example.org/2");
        api.Still.Watch(monitor);
        await api.Store.AppendAsync([.. Enumerable.Range(0, 12).Select(i => new CheckResult(monitor.Id, now.AddMinutes(5 * i), CheckOutcome.Ok, 200, 80 + i))]);
        await api.Still.FindAsync(monitor.Id, MonitorState.Up, new CheckResult(monitor.Id, now.AddMinutes(55), CheckOutcome.Ok, 200, 91));
        await api.Still.SetStateAsync(monitor.Id, MonitorState.Down, "no answer in time");
        await api.Still.FindAsync(monitor.Id, MonitorState.Up, new CheckResult(monitor.Id, now.AddMinutes(55), CheckOutcome.Ok, 200, 91));
        api.Clock.Advance(TimeSpan.FromHours(1));
        return (ada.Id, monitor.Id, 0);
    }

    private static string CommandOf(string title, string path, string? body)
    {
        var method = title.Split(' ')[0];
        var isPublic = !path.StartsWith("/api", StringComparison.Ordinal) || title.Contains("badge", StringComparison.Ordinal) || title.Contains("status.json", StringComparison.Ordinal) || title.Contains("/auth/", StringComparison.Ordinal);
        return "curl" + (method == "GET" ? title.EndsWith("/events", StringComparison.Ordinal) ? " -N" : "" : $" -X {method}")
            + (isPublic ? "" : " -H \"Authorization: Bearer $KEY\"")
            + (string.IsNullOrEmpty(body) ? "" : $" -H 'Content-Type: application/json' -d '{body}'")
            + $" '{Server}{path}'";
    }

    private static string Indented(string json) => json.Length == 0 ? "" : JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Readable);

    // The numbers of a store that only this test has become those that a newcomer would see.
    private static string Cleaned(string text, long monitor, long alert)
    {
        var shown = Secret().Replace(text, "\"$1\": \"…\"");
        shown = Id().Replace(shown, match => match.Groups[2].Value == $"{monitor}" || match.Groups[2].Value == $"{alert}" ? match.Groups[1].Value + "1" : match.Groups[1].Value + "2");
        return shown;
    }

    [GeneratedRegex("\"(secret|key_id)\": \"[^\"]+\"")]
    private static partial Regex Secret();

    [GeneratedRegex("(\"id\": |\"id\":|monitors/|after=|[?&]before=)(\\d+)(?![\\d-])")]
    private static partial Regex Id();
}
