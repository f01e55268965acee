using System.Net.WebSockets;

namespace CloudBridge.CloudServer.Delivery;

/// <summary>Tells a lost connection, which is everyday life, from a fault of ours.</summary>
internal static class SocketFaults
{
    public static bool IsLoss(Exception exception) => exception
        is WebSocketException
        or OperationCanceledException
        or IOException
        or ObjectDisposedException
        or InvalidOperationException;
}
