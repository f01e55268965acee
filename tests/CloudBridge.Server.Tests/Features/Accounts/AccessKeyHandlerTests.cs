using System.Net;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Accounts;

public sealed class AccessKeyHandlerTests : IAsyncLifetime
{
    private const string Path = "/api/v1/keys";
    private AccessServer _server = null!;

    public async Task InitializeAsync() => _server = await AccessServer.StartAsync(settings => settings["Access:FailuresPerAddress"] = "3");

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task Without_a_key_the_answer_says_how_to_sign_in()
    {
        var reply = await _server.SendAsync(HttpMethod.Get, Path);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (reply.Status, reply.Type));
        Assert.Equal("Bearer", reply.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains("/api/v1/auth/start", reply["hint"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("X-Access-Key")]
    public async Task A_key_opens_in_either_header(string? header)
    {
        var key = await _server.KeyAsync("Ada", KeyScopes.Account);

        Assert.Equal(HttpStatusCode.OK, (await _server.SendAsync(HttpMethod.Get, Path, key.Key.Text, header: header)).Status);
    }

    [Fact]
    public async Task A_key_in_the_address_is_never_read()
    {
        var key = await _server.KeyAsync("Ada", KeyScopes.Account);

        Assert.All(
            await Task.WhenAll(new[] { "key", "access_key", "access_token", "X-Access-Key", "Authorization" }.Select(name => _server.SendAsync(HttpMethod.Get, $"{Path}?{name}={key.Key.Text}"))),
            reply => Assert.Equal(HttpStatusCode.Unauthorized, reply.Status));
    }

    [Fact]
    public async Task A_key_without_the_scope_gets_403_and_hears_which_one_is_missing()
    {
        var key = await _server.KeyAsync("Ada", KeyScopes.Read | KeyScopes.Write);

        var reply = await _server.SendAsync(HttpMethod.Get, Path, key.Key.Text);

        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (reply.Status, reply.Type));
        Assert.Contains("the scope account is missing", reply["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_may_do_everything()
    {
        var key = await _server.KeyAsync("root", KeyScopes.Operator);

        Assert.Equal(HttpStatusCode.OK, (await _server.SendAsync(HttpMethod.Get, Path, key.Key.Text)).Status);
    }

    [Fact]
    public async Task Wrong_keys_are_refused_and_after_some_of_them_the_address_has_to_wait()
    {
        var key = await _server.KeyAsync("Ada", KeyScopes.Account);
        var wrong = key.Key.Text[..^1] + (key.Key.Text[^1] == 'A' ? 'B' : 'A');
        for (var i = 0; i < 3; i++)
        {
            var reply = await _server.SendAsync(HttpMethod.Get, Path, wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
            Assert.Contains("invalid_token", reply.Headers.WwwAuthenticate.Single().Parameter, StringComparison.Ordinal);
        }

        foreach (var text in new[] { wrong, key.Key.Text })
        {
            var reply = await _server.SendAsync(HttpMethod.Get, Path, text);
            Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
            Assert.InRange(reply.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        }
    }

    [Fact]
    public async Task A_wrong_key_hides_nothing_that_is_public()
    {
        Assert.Equal(HttpStatusCode.OK, (await _server.SendAsync(HttpMethod.Get, "/livez", "cbk1_nonsense")).Status);
    }

    [Fact]
    public async Task When_the_store_fails_the_key_is_not_called_wrong()
    {
        var key = await _server.KeyAsync("Ada", KeyScopes.Account);
        _server.Store.IsBroken = true;

        var reply = await _server.SendAsync(HttpMethod.Get, Path, key.Key.Text);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
        Assert.Contains("Nothing is wrong with your key", reply["hint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_monitors_there_are_no_keys()
    {
        await using var server = await AccessServer.StartAsync(settings => settings["Monitors:Enabled"] = "false");

        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, Path)).Status);
    }
}
