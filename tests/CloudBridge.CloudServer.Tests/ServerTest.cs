using CloudBridge.CloudServer.Messages;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.CloudServer.Tests;

/// <summary>A server on a free port for one test, and the clients it connects.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    private readonly List<CloudSocket> _clients = [];
    private readonly List<CloudServerHost> _servers = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    protected async Task<CloudServerHost> StartAsync(CloudServerOptions? options = null, TimeProvider? time = null, ILoggerFactory? log = null)
    {
        var server = await CloudServerHost.StartAsync((options ?? new()) with { Port = 0 }, log ?? NullLoggerFactory.Instance, time ?? TimeProvider.System);
        _servers.Add(server);
        return server;
    }

    protected async Task<CloudSocket> JoinAsync(CloudServerHost server, string project = "1", string user = "player") =>
        Keep(await CloudSocket.JoinAsync(server.Url, project, user));

    protected async Task<CloudSocket> ConnectAsync(CloudServerHost server, Action<System.Net.WebSockets.ClientWebSocketOptions>? configure = null) =>
        Keep(await CloudSocket.ConnectAsync(server.Url, configure));

    /// <summary>A client with a small socket buffer, so that little is sent before it counts as slow when it does not read.</summary>
    protected async Task<CloudSocket> JoinSlowAsync(CloudServerHost server) =>
        Keep(await CloudSocket.JoinAsync(server.Url, receiveBuffer: 4_096));

    /// <summary>Ends the only server that has clients. They answer its close; for those who do not it would wait three seconds.</summary>
    protected Task EndAsync(CloudServerHost server) =>
        Task.WhenAll([server.DisposeAsync().AsTask(), .. _clients.Select(client => client.ClosedAsync())]);

    /// <summary>A value is neither passed on nor a reason to close whoever sets it.</summary>
    protected async Task IsIgnoredAsync(CloudServerOptions options, string json)
    {
        var server = await StartAsync(options);
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetRawAsync("a", json);
        await writer.SetAsync("marker", "1");

        Assert.Equal("☁ marker", (await other.NextAsync()).Name);
        Assert.Equal(1, server.Statistics.InvalidValuesIgnored);
    }

    /// <summary>Waits until the server's numbers are as they must become.</summary>
    protected static async Task UntilAsync(CloudServerHost server, Func<CloudServerStatistics, bool> isReached)
    {
        using var patience = new CancellationTokenSource(CloudSocket.Patience);
        while (!isReached(server.Statistics))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>True when the server has begun to close a client for that reason: from then on the clock must stand, or it drops the client.</summary>
    private protected static bool IsClosing(RecordingLoggerFactory log, CloseReason reason) =>
        log.Messages.Any(message => message.EndsWith(reason.Text, StringComparison.Ordinal));

    private CloudSocket Keep(CloudSocket client)
    {
        _clients.Add(client);
        return client;
    }
}
