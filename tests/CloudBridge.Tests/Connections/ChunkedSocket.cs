using System.Net.WebSockets;
using CloudBridge.Connections;

namespace CloudBridge.Tests.Connections;

/// <summary>A socket that delivers prepared pieces of messages and then closes.</summary>
internal sealed class ChunkedSocket(params (WebSocketMessageType Type, byte[] Bytes, bool IsEnd)[] pieces) : IWebSocketConnection
{
    private readonly Queue<(WebSocketMessageType Type, byte[] Bytes, bool IsEnd)> _pieces = new(pieces);
    private int _read;

    public WebSocketCloseStatus? CloseStatus => null;

    public string? CloseReason => null;

    public ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!_pieces.TryPeek(out var piece))
        {
            return new(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true));
        }

        var count = Math.Min(buffer.Length, piece.Bytes.Length - _read);
        piece.Bytes.AsSpan(_read, count).CopyTo(buffer.Span);
        _read += count;
        var isWhole = _read == piece.Bytes.Length;
        if (isWhole)
        {
            _pieces.Dequeue();
            _read = 0;
        }

        return new(new ValueWebSocketReceiveResult(count, piece.Type, isWhole && piece.IsEnd));
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask CloseAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
