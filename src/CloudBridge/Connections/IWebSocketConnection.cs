using System.Net.WebSockets;

namespace CloudBridge.Connections;

/// <summary>An open socket to a cloud: the seam for tests and other transports. One reader and one writer at a time.</summary>
public interface IWebSocketConnection : IAsyncDisposable
{
    /// <summary>Why the peer closed; null while open or when the connection just broke.</summary>
    WebSocketCloseStatus? CloseStatus { get; }

    /// <summary>The peer's words on closing.</summary>
    string? CloseReason { get; }

    /// <summary>Receives the next piece of a message.</summary>
    ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Sends one text message.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Says goodbye (code 1000) without waiting for the peer's answer for long.</summary>
    ValueTask CloseAsync(CancellationToken cancellationToken);
}
