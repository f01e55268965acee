using System.Net.Http.Json;
using CloudBridge.Client;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Access;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Accounts;

/// <summary>A running server whose accounts and keys are in memory, and what tests ask of it.</summary>
internal sealed class AccessServer : IAsyncDisposable
{
    private readonly RunningServer _server;

    private AccessServer(RunningServer server, MemoryMonitorStore store)
    {
        _server = server;
        Store = store;
        Keys = new KeyService(store, store, new KeyHasher(new byte[32]), new KeyPolicy(TimeSpan.FromDays(365)), TimeProvider.System);
    }

    public MemoryMonitorStore Store { get; }

    public KeyService Keys { get; }

    public SignalWriter Log => _server.Log;

    public HttpClient Http => _server.Http;

    public Task<CloudRequestClient> JoinAsync() => _server.JoinAsync();

    public T Get<T>()
        where T : notnull => _server.Get<T>();

    public static async Task<AccessServer> StartAsync(Action<Dictionary<string, string>>? configure = null, Action<ICloudBridgeBuilder>? map = null)
    {
        var store = new MemoryMonitorStore();
        var server = await RunningServer.StartAsync(configure, bridge =>
        {
            Use(bridge.Services, store);
            bridge.Services.AddSingleton(new KeyHasher(new byte[32]));
            map?.Invoke(bridge);
        });
        return new AccessServer(server, store);
    }

    public static void Use(IServiceCollection services, MemoryMonitorStore store) =>
        services.AddSingleton<IAccountStore>(store).AddSingleton<IKeyStore>(store);

    /// <summary>A key of an account, made beside the server.</summary>
    public async Task<IssuedKey> KeyAsync(string user, KeyScopes scopes)
    {
        var account = await Store.GetOrAddAccountAsync(user, TimeProvider.System.GetUtcNow());
        return await Keys.IssueAsync(account.Id, new KeyRequest(scopes));
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? key = null, object? body = null, string? header = null, string? from = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation(header ?? "Authorization", header is null ? "Bearer " + key : key);
        }

        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        return await Reply.OfAsync(await Http.SendAsync(request));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
