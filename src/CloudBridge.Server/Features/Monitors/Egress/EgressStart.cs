using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.Server.Features.Clouds.Embedded;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CloudBridge.Server.Features.Monitors.Egress;

/// <summary>
/// Says at the start what may be asked although it is not public, and tells the guard what this server listens on.
/// </summary>
internal sealed partial class EgressStart(
    EgressPolicy policy,
    EgressOwnEndpoints own,
    EmbeddedCloud cloud,
    IServer server,
    IHostApplicationLifetime lifetime,
    ILogger<EgressStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var range in policy.Allowed)
        {
            Log.RangeAllowed(logger, range.Network);
        }

        lifetime.ApplicationStarted.Register(() => own.Set(Listening()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<IPEndPoint> Listening()
    {
        var web = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(address => new Uri(address)) ?? [];
        return (cloud.Url is { } url ? web.Append(url) : web).Select(Endpoint);
    }

    /// <summary>A name, such as localhost, stands for all addresses; the port is what counts.</summary>
    private static IPEndPoint Endpoint(Uri address) =>
        new(IPAddress.TryParse(address.IdnHost, out var listening) ? listening : IPAddress.Any, address.Port);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Users may have addresses in {Range} asked, because Egress:Allow says so")]
        public static partial void RangeAllowed(ILogger logger, IPNetwork range);
    }
}
