using System.Net.WebSockets;
using CloudBridge.Connections;

namespace CloudBridge.Reliability.Rows.Storm;

/// <summary>A socket whose peer closed it as soon as it was open.</summary>
internal sealed class ClosedSocket : IWebSocketConnection
{
    public WebSocketCloseStatus? CloseStatus => WebSocketCloseStatus.EndpointUnavailable;

    public string? CloseReason => "not now";

    public ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        new(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true));

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask CloseAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
