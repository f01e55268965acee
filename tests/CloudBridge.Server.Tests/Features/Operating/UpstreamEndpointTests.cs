using System.Net;
using System.Text.Json;
using CloudBridge.Client;
using CloudBridge.Monitors;
using CloudBridge.Scratch;
using CloudBridge.Server.Tests.Features.Accounts;

namespace CloudBridge.Server.Tests.Features.Operating;

public sealed class UpstreamEndpointTests : IAsyncLifetime
{
    private AccessServer _server = null!;
    private CloudRequestClient _player = null!;
    private string _operator = null!;

    public async Task InitializeAsync()
    {
        _server = await AccessServer.StartAsync(settings => settings["Lookup:Demo"] = "true");
        _player = await _server.JoinAsync();
        _operator = (await _server.KeyAsync("root", KeyScopes.Operator)).Key.Text;
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task Players_are_told_at_once_what_is_switched_off_and_get_answers_when_it_is_on_again()
    {
        Assert.Equal(AnswerStatus.Done, (await AskAsync()).Status);

        var off = await SwitchAsync("ScratchApi", isOn: false);
        var refused = await AskAsync();
        var other = await _player.AskAsync("cloud.health", [], Limits.Patience);
        var on = await SwitchAsync("scratchapi", isOn: true);

        Assert.Equal((HttpStatusCode.OK, "ScratchApi", false, false), (off.Status, off["name"], off.Json.GetProperty("is_on").GetBoolean(), off.Json.GetProperty("is_usual").GetBoolean()));
        Assert.Equal("This server does not ask Scratch: the owner of this server has that switched off.", refused.Error);
        Assert.Equal(AnswerStatus.Done, other.Status);
        Assert.True(on.Json.GetProperty("is_on").GetBoolean() && on.Json.GetProperty("is_usual").GetBoolean());
        Assert.Equal(AnswerStatus.Done, (await AskAsync()).Status);
        Assert.Matches("ScratchApi\"? was switched \"?off\"? by \"?root", _server.Log.ToString());
    }

    [Fact]
    public async Task Readiness_and_the_start_page_show_what_is_switched_off_and_the_server_stays_ready()
    {
        Assert.DoesNotContain("limited", await _server.Http.GetStringAsync("/readyz"), StringComparison.Ordinal);
        Assert.DoesNotContain("Switched off by an operator", await PageAsync(), StringComparison.Ordinal);

        await SwitchAsync("Translate", isOn: false);
        using var ready = await _server.Http.GetAsync("/readyz");
        var limited = JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement.GetProperty("limited");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(("upstream Translate", "switched off by an operator"), (Assert.Single(limited.EnumerateArray()).GetProperty("name").GetString(), limited[0].GetProperty("state").GetString()));
        Assert.Contains("Switched off by an operator until the next start, so not asked: <code>Translate</code>", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_sees_all_of_them()
    {
        var reply = await _server.SendAsync(HttpMethod.Get, "/api/v1/upstreams", _operator);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.True(reply.Headers.CacheControl!.NoStore);
        Assert.Equal(Enum.GetNames<Upstream>(), reply.Json.GetProperty("upstreams").EnumerateArray().Select(upstream => upstream.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Nobody_else_sees_or_switches_anything()
    {
        var everything = (await _server.KeyAsync("Ada", KeyScopes.Read | KeyScopes.Write | KeyScopes.Account)).Key.Text;

        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.SendAsync(HttpMethod.Get, "/api/v1/upstreams")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _server.SendAsync(HttpMethod.Get, "/api/v1/upstreams", everything)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _server.SendAsync(HttpMethod.Put, "/api/v1/upstreams/ScratchApi", everything, new { is_on = false })).Status);
        Assert.Equal(AnswerStatus.Done, (await AskAsync()).Status);
    }

    [Theory]
    [InlineData("ScratchApy", """{"is_on":false}""", HttpStatusCode.NotFound, "did you mean ScratchApi?")]
    [InlineData("1", """{"is_on":false}""", HttpStatusCode.NotFound, "there are ScratchApi, ScratchSite")]
    [InlineData("ScratchApi", """{"on":false}""", HttpStatusCode.BadRequest, "Send {\"is_on\": true}")]
    [InlineData("ScratchApi", """{"is_on":"no"}""", HttpStatusCode.BadRequest, "Send {\"is_on\": true}")]
    [InlineData("ScratchApi", """{"is_on":null}""", HttpStatusCode.BadRequest, "Send {\"is_on\": true}")]
    [InlineData("ScratchApi", "[]", HttpStatusCode.BadRequest, "Send {\"is_on\": true}")]
    public async Task What_cannot_be_understood_switches_nothing(string name, string body, HttpStatusCode status, string sentence)
    {
        var reply = await _server.SendAsync(HttpMethod.Put, $"/api/v1/upstreams/{name}", _operator, JsonDocument.Parse(body).RootElement);

        Assert.Equal(status, reply.Status);
        Assert.Contains(sentence, reply["detail"], StringComparison.Ordinal);
        Assert.Equal(AnswerStatus.Done, (await AskAsync()).Status);
    }

    [Fact]
    public async Task A_server_of_Scratch_whose_terms_are_not_accepted_cannot_be_switched_on()
    {
        await using var server = await AccessServer.StartAsync();
        var key = (await server.KeyAsync("root", KeyScopes.Operator)).Key.Text;

        var reply = await server.SendAsync(HttpMethod.Put, "/api/v1/upstreams/ScratchApi", key, new { is_on = true });
        var list = await server.SendAsync(HttpMethod.Get, "/api/v1/upstreams", key);

        Assert.Equal(HttpStatusCode.Conflict, reply.Status);
        Assert.Contains("Lookup:AcceptTerms", reply["detail"], StringComparison.Ordinal);
        Assert.False(list.Json.GetProperty("upstreams")[0].GetProperty("is_on").GetBoolean());
        Assert.DoesNotContain("limited", await server.Http.GetStringAsync("/readyz"), StringComparison.Ordinal);
    }

    private Task<CloudAnswer> AskAsync() => _player.AskAsync("user.info", ["griffpatch"], Limits.Patience);

    private async Task<string> PageAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await _server.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private Task<Reply> SwitchAsync(string name, bool isOn) => _server.SendAsync(HttpMethod.Put, $"/api/v1/upstreams/{name}", _operator, new { is_on = isOn });
}
