namespace CloudBridge.Connections;

/// <summary>Opens sockets to clouds. Replace it in the services to run a bridge without a network.</summary>
public interface IWebSocketConnectionFactory
{
    /// <summary>Connects; the handshake is the caller's.</summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The server cannot be reached or refuses.</exception>
    ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions cloud, CancellationToken cancellationToken);
}
