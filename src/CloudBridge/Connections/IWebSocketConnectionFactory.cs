using CloudBridge.Clouds;

namespace CloudBridge.Connections;

/// <summary>Opens sockets to clouds. Replace it in the services to run a bridge without a network.</summary>
public interface IWebSocketConnectionFactory
{
    /// <summary>Connects; the handshake is the caller's.</summary>
    /// <param name="cloud">Where to, and as whom.</param>
    /// <param name="signIn">What the account of the cloud adds; null without an account.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The server cannot be reached.</exception>
    /// <exception cref="CloudRefusedException">The server answers with an HTTP status instead.</exception>
    /// <exception cref="CloudAccountException">The sign-in is for another address.</exception>
    ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions cloud, CloudSignIn? signIn, CancellationToken cancellationToken);
}
