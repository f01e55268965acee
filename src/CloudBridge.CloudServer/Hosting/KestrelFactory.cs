using System.Net;
using CloudBridge.CloudServer.Clients;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>Kestrel alone, without a host around it: no configuration files, no console, no signal handlers.</summary>
internal static class KestrelFactory
{
    public static KestrelServer Create(ServerServices server, ILoggerFactory loggerFactory)
    {
        var options = server.Options;
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        // Kestrel stops counting a connection that becomes a client; those are counted where they are accepted.
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections / 4;
        kestrel.Limits.MaxConcurrentUpgradedConnections = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(new IPEndPoint(IPAddress.Parse(options.Address), options.Port), listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => AddressGate.GuardAsync(server.Addresses, connection, next));
        });

        // With a read buffer of one byte the transport reads a socket on only when the message before was taken: see Room.TryHold.
        var sockets = new SocketTransportOptions { UnsafePreferInlineScheduling = true, MaxReadBufferSize = 1 };
        var transport = new SocketTransportFactory(Options.Create(sockets), loggerFactory);
        return new KestrelServer(Options.Create(kestrel), transport, loggerFactory);
    }
}
