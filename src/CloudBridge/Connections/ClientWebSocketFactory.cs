using System.Net;
using System.Net.WebSockets;

namespace CloudBridge.Connections;

/// <summary>
/// Opens sockets with the framework's client: keep-alive pings every 15 s, a peer silent for 10 s more is gone. Headers of
/// an account go only to the address they are for: through no proxy, and not after a redirect.
/// </summary>
internal sealed class ClientWebSocketFactory : IWebSocketConnectionFactory
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PongTimeout = TimeSpan.FromSeconds(10);

    private static readonly HttpMessageInvoker Straight = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.Zero,
    });

    public async ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions cloud, CloudSignIn? signIn, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = PingInterval;
            socket.Options.KeepAliveTimeout = PongTimeout;
            socket.Options.CollectHttpResponseDetails = true;
            socket.Options.SetRequestHeader("User-Agent", UserAgent(cloud));
            await socket.ConnectAsync(cloud.Url!, AddSecrets(socket.Options, cloud.Url!, signIn), cancellationToken).ConfigureAwait(false);
            return new ClientWebSocketConnection(socket);
        }
        catch (WebSocketException error) when (socket.HttpStatusCode is not (0 or HttpStatusCode.SwitchingProtocols))
        {
            socket.Dispose();
            throw new CloudRefusedException((int)socket.HttpStatusCode, error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <returns>What to connect with; null for the framework's own way, which follows redirects and uses a proxy.</returns>
    private static HttpMessageInvoker? AddSecrets(ClientWebSocketOptions options, Uri url, CloudSignIn? signIn)
    {
        if (signIn is not { Headers.Count: > 0 })
        {
            return null;
        }

        if (!signIn.IsFor(url))
        {
            throw new CloudAccountException($"The {signIn} is not for {url.Host} port {url.Port}, so nothing of it is sent there.", needsOperator: true);
        }

        foreach (var (name, value) in signIn.Headers)
        {
            options.SetRequestHeader(name, value);
        }

        return Straight;
    }

    private static string UserAgent(CloudOptions cloud)
    {
        var version = typeof(ClientWebSocketFactory).Assembly.GetName().Version?.ToString(3) ?? "0";
        return string.IsNullOrWhiteSpace(cloud.Contact) ? $"CloudBridge/{version}" : $"CloudBridge/{version} (contact: {cloud.Contact})";
    }
}
