using System.Net;
using CloudBridge.CloudServer;
using CloudBridge.CloudServer.Hosting;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Runtime;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CloudBridge.Server.Http;

/// <summary>
/// Who may connect to the web port: so many of one address as at the cloud server, and of all others so many that this
/// machine, where probes come from, still gets in.
/// </summary>
internal sealed class WebGate
{
    private const int KeptForThisMachine = 8;
    private const int UsualPerAddress = 1_000;

    private readonly AddressLimits _limits;
    private readonly int _mostOthers;
    private int _others;

    public WebGate(HttpOptions http, int? most, TimeProvider time)
    {
        Most = most;
        _mostOthers = (most ?? int.MaxValue) - KeptForThisMachine;
        var each = http.ConnectionsPerAddress ?? Math.Clamp((most ?? int.MaxValue) / 4, 1, UsualPerAddress);
        _limits = new AddressLimits(new CloudServerOptions { ClientsPerAddress = each, Proxies = TrustedProxies.Of(http) }, new ServerClock(time));
    }

    /// <summary>Connections of all at a time; null for any number.</summary>
    public int? Most { get; }

    /// <summary>Guards a port, before anybody says a word.</summary>
    public void Guard(ListenOptions listen) =>
        listen.Use(next => connection => GuardAsync(connection, guarded => AddressGate.GuardAsync(_limits, guarded, next)));

    /// <summary>Guards requests, behind what finds out for whom a proxy speaks.</summary>
    public Task GuardAsync(HttpContext context, RequestDelegate next) => AddressGate.ServeAsync(_limits, context, next);

    private async Task GuardAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (connection.RemoteEndPoint is not IPEndPoint { Address: var address } || AddressLimits.IsThisMachine(address))
        {
            await next(connection);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _others) > _mostOthers)
            {
                connection.Abort();
                return;
            }

            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _others);
        }
    }
}
