using CloudBridge.Client;
using CloudBridge.Scratch;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Tests.Requests;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Lookups.Api;

/// <summary>A bridge with all requests of the server on an in-memory cloud, with a fake Scratch behind it.</summary>
public sealed class ApiBridge : IAsyncLifetime
{
    private BridgeHost _bridge = null!;
    private CloudRequestClient _client = null!;

    internal FakeScratchApi Api { get; } = new();

    internal BridgeHost Host => _bridge;

    public async Task InitializeAsync()
    {
        _bridge = await new BridgeHostBuilder().With(bridge => bridge.MapBuiltInRequests()).WithServices(services => services.AddSingleton<IScratchApi>(Api)).StartAsync();
        _client = await _bridge.ConnectClientAsync();
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _bridge.DisposeAsync();
    }

    /// <summary>Asks as the examples are written.</summary>
    internal Task<CloudAnswer> AskAsync(string example)
    {
        var (name, arguments) = Examples.Read(example);
        Api.Asked.Clear();
        return _client.AskAsync(name, arguments, Limits.Patience);
    }

    /// <summary>The items of an answer that completed, with bars between.</summary>
    internal async Task<string> ItemsAsync(string example)
    {
        var answer = await AskAsync(example);
        Assert.True(answer.Status == AnswerStatus.Done, answer.Error);
        return string.Join('|', answer.Items);
    }
}
