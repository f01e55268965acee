using System.Net;
using System.Text;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Accounts;

public sealed class KeyEndpointsTests : IAsyncLifetime
{
    private const string Path = "/api/v1/keys";
    private AccessServer _server = null!;

    public async Task InitializeAsync() => _server = await AccessServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_new_key_is_shown_once_works_and_is_listed_without_itself()
    {
        var own = await _server.KeyAsync("Ada", KeyScopes.Read | KeyScopes.Account);

        var made = await _server.SendAsync(HttpMethod.Post, Path, own.Key.Text, new { name = "phone", scopes = new[] { "read", "account" }, days = 30 });
        var list = await _server.SendAsync(HttpMethod.Get, Path, made["key"]);

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.True(made.Headers.CacheControl!.NoStore);
        Assert.Equal(("Ada", "phone", 256), (made["user"], made["name"], made["key"].Length));
        Assert.Equal([made["id"], own.Key.Id], list.Json.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("id").GetString()));
        Assert.All(list.Json.GetProperty("keys").EnumerateArray(), key => Assert.True(key.GetProperty("is_live").GetBoolean()));
        Assert.DoesNotContain(made["key"][18..], list.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_may_be_asked_for_with_nothing_said_and_reads()
    {
        var own = await _server.KeyAsync("Ada", KeyScopes.Read | KeyScopes.Account);

        var made = await _server.SendAsync(HttpMethod.Post, Path, own.Key.Text, new { });

        Assert.Equal(["read"], made.Json.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
    }

    [Theory]
    [InlineData("write")]
    [InlineData("operator")]
    public async Task No_key_gives_more_than_it_has(string scope)
    {
        var own = await _server.KeyAsync("Ada", KeyScopes.Read | KeyScopes.Account);

        var reply = await _server.SendAsync(HttpMethod.Post, Path, own.Key.Text, new { scopes = new[] { scope } });

        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.Contains("read, account", reply["hint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_makes_no_operators_over_HTTP()
    {
        var own = await _server.KeyAsync("root", KeyScopes.Read | KeyScopes.Operator);

        Assert.Equal(HttpStatusCode.Forbidden, (await _server.SendAsync(HttpMethod.Post, Path, own.Key.Text, new { scopes = new[] { "operator" } })).Status);
    }

    [Fact]
    public async Task A_third_key_is_refused_and_the_answer_says_how_to_fix_that()
    {
        var own = await _server.KeyAsync("Ada", KeyScopes.Read | KeyScopes.Account);
        await _server.SendAsync(HttpMethod.Post, Path, own.Key.Text, new { });

        var reply = await _server.SendAsync(HttpMethod.Post, Path, own.Key.Text, new { });

        Assert.Equal(HttpStatusCode.Conflict, reply.Status);
        Assert.Contains("DELETE /api/v1/keys/{id}", reply["hint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_is_worthless_at_once_and_others_cannot_revoke_it()
    {
        var ada = await _server.KeyAsync("Ada", KeyScopes.Account);
        var bob = await _server.KeyAsync("Bob", KeyScopes.Account);

        Assert.Equal(HttpStatusCode.NotFound, (await _server.SendAsync(HttpMethod.Delete, $"{Path}/{ada.Key.Id}", bob.Key.Text)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await _server.SendAsync(HttpMethod.Delete, $"{Path}/{ada.Key.Id}", ada.Key.Text)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.SendAsync(HttpMethod.Get, Path, ada.Key.Text)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _server.SendAsync(HttpMethod.Get, Path, bob.Key.Text)).Status);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"scopes\":[\"all\"]}")]
    [InlineData("{\"scopes\":\"read\"}")]
    [InlineData("{\"scopes\":[]}")]
    [InlineData("{\"days\":0}")]
    [InlineData("{\"days\":1000}")]
    [InlineData("{\"name\":\"1234567890123456789012345678901234567890123456789012345678901\"}")]
    public async Task What_cannot_be_read_is_refused_with_an_example(string body)
    {
        var own = await _server.KeyAsync("Ada", KeyScopes.Read | KeyScopes.Account);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("X-Access-Key", own.Key.Text);

        var reply = await Reply.OfAsync(await _server.Http.SendAsync(request));

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (reply.Status, reply.Type));
        Assert.NotEmpty(reply["hint"]);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        var own = await _server.KeyAsync("Ada", KeyScopes.Read | KeyScopes.Account);

        Assert.Equal(HttpStatusCode.BadRequest, (await _server.SendAsync(HttpMethod.Post, Path, own.Key.Text, new { name = new string('x', 10_000) })).Status);
    }
}
