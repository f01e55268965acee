using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace CloudBridge.CloudServer.Clients;

/// <summary>Reads whole messages, with a buffer that is rented only while a message comes in.</summary>
internal sealed class MessageReader(WebSocket socket, int maxBytes)
{
    private const int FirstBufferBytes = 2_048;
    private byte[]? _buffer;
    private int _length;

    /// <summary>The text of the message just read; it may be changed in place.</summary>
    public Span<byte> Message => _buffer.AsSpan(0, _length);

    /// <summary>Completes when a message begins to arrive, holding no buffer while it waits.</summary>
    public ValueTask<ValueWebSocketReceiveResult> WaitAsync() => socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);

    /// <summary>Reads the message whose beginning <see cref="WaitAsync"/> has seen.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MessageStatus> ReadAsync(ValueWebSocketReceiveResult result)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);
        _length = 0;
        var isBinary = result.MessageType == WebSocketMessageType.Binary;
        while (result.MessageType != WebSocketMessageType.Close)
        {
            _length = isBinary ? 0 : _length + result.Count;
            if (_length > maxBytes)
            {
                return MessageStatus.TooBig;
            }

            if (result.EndOfMessage)
            {
                return isBinary ? MessageStatus.Binary : MessageStatus.Text;
            }

            MakeRoom();
            result = await socket.ReceiveAsync(_buffer.AsMemory(_length), CancellationToken.None).ConfigureAwait(false);
        }

        return MessageStatus.Closed;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Release()
    {
        if (_buffer is null)
        {
            return;
        }

        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
        _length = 0;
    }

    private void MakeRoom()
    {
        if (_length < _buffer!.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
