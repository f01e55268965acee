using System.Net.WebSockets;

namespace CloudBridge.Connections;

/// <summary>Opens sockets with the framework's client: keep-alive pings every 15 s, a peer silent for 10 s more is gone.</summary>
internal sealed class ClientWebSocketFactory : IWebSocketConnectionFactory
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PongTimeout = TimeSpan.FromSeconds(10);

    public async ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions cloud, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = PingInterval;
            socket.Options.KeepAliveTimeout = PongTimeout;
            socket.Options.SetRequestHeader("User-Agent", UserAgent(cloud));
            await socket.ConnectAsync(cloud.Url!, cancellationToken).ConfigureAwait(false);
            return new ClientWebSocketConnection(socket);
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
