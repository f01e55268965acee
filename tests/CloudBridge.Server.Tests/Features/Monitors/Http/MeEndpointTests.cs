using System.Net;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed class MeEndpointTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async Task InitializeAsync() => _api = await TestApi.StartAsync();

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task The_account_and_the_key_are_told()
    {
        using var ada = await _api.ClientAsync(scopes: KeyScopes.Read);
        await _api.AddAsync("https://example.org/");

        var me = await ada.GetJsonAsync("/api/v1/me");

        Assert.Equal(("Ada", "2026-01-01T00:00:00.000Z", 1), (me.Text("name"), me.Text("created_at"), me.Number("monitors")));
        Assert.Equal("""["read"]""", me.GetProperty("scopes").GetRawText());
        Assert.Equal(12, me.Text("key_id")!.Length);
    }

    [Fact]
    public async Task The_export_has_everything_of_oneself_and_nothing_that_opens_a_door()
    {
        using var ada = await _api.ClientAsync();
        var monitor = await _api.AddAsync("https://example.org/");
        await _api.AddAsync("https://example.com/bobs", "Bob");
        await _api.Store.AppendAsync([.. Enumerable.Range(0, 2_500).Select(i => new CheckResult(monitor.Id, _api.Clock.GetUtcNow().AddMinutes(i), CheckOutcome.Ok, 200, 50))]);
        await _api.Still.SetStateAsync(monitor.Id, MonitorState.Up, "");
        using var alert = await ada.PostJsonAsync("/api/v1/alerts", """{"kind": "webhook", "target": "https://example.org/hook"}""");
        var secret = (await alert.JsonAsync()).Text("secret")!;
        _api.Clock.Advance(TimeSpan.FromDays(2));

        using var response = await ada.GetAsync("/api/v1/me/export");
        var text = await response.Content.ReadAsStringAsync();
        var export = await response.JsonAsync();

        Assert.Equal("attachment; filename=cloudbridge-export.json", response.Content.Headers.ContentDisposition!.ToString().Replace("\"", "", StringComparison.Ordinal));
        var one = Assert.Single(export.GetProperty("monitors").EnumerateArray());
        Assert.Equal("https://example.org/", one.GetProperty("monitor").Text("url"));
        Assert.Equal(2_500, one.GetProperty("checks").GetArrayLength());
        Assert.Equal(500, one.GetProperty("five_minutes").GetArrayLength());
        Assert.Equal(42, one.GetProperty("hours").GetArrayLength());
        Assert.Single(one.GetProperty("incidents").EnumerateArray());
        Assert.Single(export.GetProperty("keys").EnumerateArray());
        Assert.Single(export.GetProperty("alerts").EnumerateArray());
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("bobs", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_account_may_be_deleted_at_once()
    {
        using var ada = await _api.ClientAsync();
        await _api.AddAsync("https://example.org/");

        using var deleted = await ada.DeleteAsync("/api/v1/me");
        using var after = await ada.GetAsync("/api/v1/me");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Null(await _api.Store.FindAccountAsync("Ada"));
    }

    [Fact]
    public async Task A_new_key_to_an_old_account_has_to_wait_a_day_before_it_may_delete()
    {
        await _api.ActorAsync();
        _api.Clock.Advance(TimeSpan.FromDays(30));
        using var ada = await _api.ClientAsync();

        using var early = await ada.DeleteAsync("/api/v1/me");
        _api.Clock.Advance(TimeSpan.FromHours(24));
        using var later = await ada.DeleteAsync("/api/v1/me");

        Assert.Equal("This key is too new to delete an account with; it can from 2026-02-01 00:00 UTC on.", await early.ProblemAsync(HttpStatusCode.Forbidden));
        Assert.Equal(HttpStatusCode.NoContent, later.StatusCode);
    }

    [Fact]
    public async Task A_key_without_the_scope_is_refused_and_none_at_all_too()
    {
        foreach (var (method, path, scopes) in new[]
        {
            ("GET", "/api/v1/me", KeyScopes.Write),
            ("GET", "/api/v1/me/export", KeyScopes.Write),
            ("DELETE", "/api/v1/me", KeyScopes.Read | KeyScopes.Write),
            ("GET", "/api/v1/monitors", KeyScopes.Account),
            ("POST", "/api/v1/monitors", KeyScopes.Read),
            ("PATCH", "/api/v1/monitors/1", KeyScopes.Read),
            ("DELETE", "/api/v1/monitors/1", KeyScopes.Read),
            ("POST", "/api/v1/alerts", KeyScopes.Read),
            ("GET", "/api/v1/events", KeyScopes.Write),
        })
        {
            using var weak = await _api.ClientAsync(scopes: scopes);
            var body = method is "POST" or "PATCH" ? "{}" : null;
            using var forbidden = await weak.SendJsonAsync(new HttpMethod(method), path, body);
            using var unknown = await _api.Http.SendJsonAsync(new HttpMethod(method), path, body);

            Assert.Contains("scope", await forbidden.ProblemAsync(HttpStatusCode.Forbidden), StringComparison.Ordinal);
            Assert.NotEmpty(await unknown.ProblemAsync(HttpStatusCode.Unauthorized));
        }
    }
}
