using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Scratch.Cloud;
using CloudBridge.CloudServer.Scratch.Http;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>
/// The application that Kestrel runs for each request: an upgrade on any path becomes a client, all else gets a sentence.
/// </summary>
internal sealed class CloudApplication : IHttpApplication<HttpContext>
{
    private const string Greeting = "This is a CloudBridge cloud variable server. Scratch projects connect to it with a WebSocket.\n";
    private const string CookieNotice =
        "Your Scratch session cookie was sent to this server, which is not run by Scratch. "
        + "The connection is closed to protect your account. Please remove the cookie and connect again.";

    /// <summary>The framework looks four times in an interval whether a ping is due, and is up to a quarter late.</summary>
    private const double PingShare = 0.75;

    private readonly ServerServices _server;
    private readonly RequestDelegate _serve;
    private readonly SimulatedSite? _site;
    private readonly UpgradeGate? _gate;

    public CloudApplication(ServerServices server, ILoggerFactory loggerFactory)
    {
        _server = server;
        _site = server.Scratch is { } scratch ? new SimulatedSite(scratch) : null;
        _gate = server.Scratch is { } world ? new UpgradeGate(world) : null;
        var webSockets = new WebSocketMiddleware(
            ServeAsync,
            Options.Create(new Microsoft.AspNetCore.Builder.WebSocketOptions()),
            loggerFactory);
        _serve = context => AddressGate.ServeAsync(server.Addresses, context, webSockets.Invoke);
        if (server.Options.Proxies is { } proxies)
        {
            _serve = new ForwardedHeadersMiddleware(_serve, loggerFactory, Options.Create(proxies)).Invoke;
        }

    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context)
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        var connection = context.Features.Get<IConnectionSocketFeature>();
        if (upgrade is { IsUpgradableRequest: true } && connection is not null)
        {
            context.Features.Set<IHttpUpgradeFeature>(new DirectUpgrade(upgrade, connection.Socket, NewMeter(), _server.Options.InlineSockets));
        }

        return _serve(context);
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private async Task ServeAsync(HttpContext context)
    {
        _site?.Stamp(context.Response);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await (_site?.AnswerAsync(context) ?? GreetAsync(context)).ConfigureAwait(false);
            return;
        }

        if (_server.Connections.Count >= _server.Options.MaxConnections)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (!OriginGate.Admits(_server.Options.AllowedOrigins, context.Request))
        {
            await OriginGate.RefuseAsync(context.Response).ConfigureAwait(false);
            return;
        }

        var member = _gate?.Admit(context);
        if (_gate is not null && member is null)
        {
            return;
        }

        var meter = (context.Features.Get<IHttpUpgradeFeature>() as DirectUpgrade)?.Meter ?? NewMeter();
        var isHost = _server.Hosts.IsIn(context.Request);
        if (isHost)
        {
            meter.Unlimit();
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(AcceptContext(context.WebSockets)).ConfigureAwait(false);
        var connection = new ClientConnection(socket, meter, _server, member, isHost, context.Features.Get<AddressShare>());
        _server.Connections.Add(connection);
        try
        {
            await (member is null && SentCookie(context.Request)
                ? connection.RefuseAsync(CookieNotice, CloseReason.Cookie)
                : connection.RunAsync()).ConfigureAwait(false);
        }
        finally
        {
            _server.Connections.Remove(connection);
        }
    }

    private ReadMeter NewMeter() => new(_server.Options, _server.Clock, _server.Time);

    /// <summary>One answer for a connection: a client that asks on without end would have a thread to itself.</summary>
    private static Task GreetAsync(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Greeting);
    }

    private WebSocketAcceptContext AcceptContext(WebSocketManager webSockets) => new()
    {
        SubProtocol = webSockets.WebSocketRequestedProtocols.Count > 0 ? webSockets.WebSocketRequestedProtocols[0] : null,
        KeepAliveInterval = _server.Options.PingInterval * PingShare,
        KeepAliveTimeout = _server.Options.PingInterval,
    };

    private static bool SentCookie(HttpRequest request)
    {
        foreach (var header in request.Headers.Cookie)
        {
            if (header is not null && header.Contains("scratchsessionsid=", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
