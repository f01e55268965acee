using System.Net;
using CloudBridge.Monitors;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Accounts;

/// <summary>A store of keys that says nothing.</summary>
public sealed class SilentStoreTests : IAsyncLifetime
{
    private AccessServer _server = null!;
    private string _key = "";

    public async Task InitializeAsync()
    {
        _server = await AccessServer.StartAsync(map: bridge => bridge.Services.AddSingleton<IKeyStore>(new SilentKeyStore()));
        _key = (await _server.KeyAsync("Ada", KeyScopes.Account)).Key.Text;
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Theory]
    [InlineData("/")]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    [InlineData("/users/count")]
    public async Task Where_no_key_is_needed_none_is_looked_up(string path)
    {
        var reply = await _server.SendAsync(HttpMethod.Get, path, _key).WaitAsync(Limits.Patience);

        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, reply.Status);
    }

    [Fact]
    public async Task A_key_that_cannot_be_looked_up_soon_is_answered_with_when_to_try_again()
    {
        var reply = await _server.SendAsync(HttpMethod.Get, "/api/v1/keys", _key).WaitAsync(Limits.Patience);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (reply.Status, reply.Headers.RetryAfter?.Delta));
        Assert.Contains("Nothing is wrong with your key", reply["hint"], StringComparison.Ordinal);
    }
}
