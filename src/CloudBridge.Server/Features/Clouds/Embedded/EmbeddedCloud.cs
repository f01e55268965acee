using System.Net.Sockets;
using CloudBridge.CloudServer;
using CloudBridge.CloudServer.Auditing;
using CloudBridge.Clouds;
using CloudBridge.Server.Http;
using CloudBridge.Server.Program;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.Clouds.Embedded;

/// <summary>The cloud server inside this process: started before the bridge, which joins it, and stopped after it.</summary>
internal sealed class EmbeddedCloud(
    IOptions<EmbeddedCloudOptions> embedded,
    IOptions<CloudServerOptions> options,
    IOptions<HttpOptions> http,
    IEnumerable<IRoomStore> stores,
    IOptions<CloudBridgeOptions> bridge,
    ILoggerFactory loggerFactory,
    TimeProvider time) : IHostedService, IAsyncDisposable, ICloudRooms
{
    /// <summary>Stands for the address until the server listens.</summary>
    public static readonly Uri UnknownUrl = new("ws://embedded.invalid/");

    private volatile CloudServerHost? _server;

    /// <summary>True where it is to run at all.</summary>
    public bool IsWanted => embedded.Value.Enabled;

    /// <summary>True where it stands in for Scratch, with accounts and a log.</summary>
    public bool PlaysScratch => IsWanted && options.Value.Profile == CloudServerProfile.Scratch;

    /// <summary>The address at which it listens; null while it does not.</summary>
    public Uri? Url => _server?.Url;

    /// <summary>The changes in a room; null while nothing is remembered. As <see cref="CloudServerHost.ReadAudit"/>.</summary>
    public IReadOnlyList<AuditedChange>? ReadAudit(string projectId, string? variable, int count) =>
        _server?.ReadAudit(projectId, variable, count);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsWanted)
        {
            return;
        }

        _server = await ListenAsync(cancellationToken);
        _server.AbsentHosts = AbsentBridge.RulesFor([.. bridge.Value.Clouds.Values.Where(cloud => cloud.Url == UnknownUrl)]);
        foreach (var cloud in bridge.Value.Clouds.Values.Where(cloud => cloud.Url == UnknownUrl))
        {
            (cloud.Url, cloud.HostKey) = (_server.Url, _server.HostKey);
        }
    }

    public IDisposable Watch(Action<string, bool> changed) =>
        _server?.WatchRooms(changed) ?? throw new InvalidOperationException("The cloud server does not run yet.");

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _server, null) is { } server)
        {
            // The answers that the bridge wrote last leave with the next flush.
            await Task.Delay(options.Value.MaxFlushInterval * 2, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await server.StopAsync(cancellationToken);
            await server.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task<CloudServerHost> ListenAsync(CancellationToken cancellationToken)
    {
        var wanted = options.Value;
        var budget = wanted.MaxConnections is null ? DescriptorBudget.Of(bridge.Value.Clouds.Values) : null;
        var cloud = wanted with
        {
            MaxConnections = wanted.MaxConnections ?? budget?.Cloud,
            ClientsPerAddress = budget?.CloudOfOneAddress(wanted.ClientsPerAddress) ?? wanted.ClientsPerAddress,
            Proxies = TrustedProxies.Of(http.Value),
            RoomStore = stores.SingleOrDefault(),
        };
        try
        {
            return await CloudServerHost.StartAsync(cloud, loggerFactory, time, cancellationToken);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw StartException.CannotListen("cloud server", cloud.Address, cloud.Port, EmbeddedCloudOptions.Section, error);
        }
    }
}
