using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using CloudBridge.Clouds;

namespace CloudBridge.Connections;

/// <summary>
/// Opens sockets with the framework's client: keep-alive pings every 10 s, a peer silent for 10 s more is gone; the
/// framework looks every 2.5 s only, so that is within 25 s. Headers of an account go only to the address they are
/// for: through no proxy, and like all others not after a redirect.
/// </summary>
internal sealed class ClientWebSocketFactory : IWebSocketConnectionFactory
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PongTimeout = TimeSpan.FromSeconds(10);

    public async ValueTask<IWebSocketConnection> ConnectAsync(
        CloudOptions cloud,
        CloudSignIn? signIn,
        CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = PingInterval;
            socket.Options.KeepAliveTimeout = PongTimeout;
            socket.Options.CollectHttpResponseDetails = true;
            socket.Options.SetRequestHeader("User-Agent", UserAgent(cloud));
            if (cloud.HostKey is { } key)
            {
                socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
            }

            AddSecrets(socket.Options, cloud.Url!, signIn);
            using var invoker = new HttpMessageInvoker(KnockOnce(usesProxy: signIn is null && cloud.HostKey is null));
            await socket.ConnectAsync(cloud.Url!, invoker, cancellationToken).ConfigureAwait(false);
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

    private static void AddSecrets(ClientWebSocketOptions options, Uri url, CloudSignIn? signIn)
    {
        if (signIn is not { Headers.Count: > 0 })
        {
            return;
        }

        if (!signIn.IsFor(url))
        {
            throw new CloudAccountException($"The {signIn} is not for {url.Host} port {url.Port}, so nothing of it is sent there.", needsOperator: true);
        }

        foreach (var (name, value) in signIn.Headers)
        {
            options.SetRequestHeader(name, value);
        }
    }

    /// <summary>
    /// The framework tries a server that hangs up before it answers three times more, past every limit on handshakes.
    /// </summary>
    private static SocketsHttpHandler KnockOnce(bool usesProxy)
    {
        var knocks = 0;
        return new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = usesProxy,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = (context, cancellationToken) => Interlocked.Increment(ref knocks) == 1
                ? OpenAsync(context.DnsEndPoint, cancellationToken)
                : throw new IOException("The cloud hung up before it answered."),
        };
    }

    private static async ValueTask<Stream> OpenAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string UserAgent(CloudOptions cloud)
    {
        var version = typeof(ClientWebSocketFactory).Assembly.GetName().Version?.ToString(3) ?? "0";
        return string.IsNullOrWhiteSpace(cloud.Contact) ? $"CloudBridge/{version}" : $"CloudBridge/{version} (contact: {cloud.Contact})";
    }
}
