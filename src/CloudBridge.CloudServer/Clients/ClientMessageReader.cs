using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace CloudBridge.CloudServer.Clients;

/// <summary>Reads whole messages, with a buffer that is rented only while a message comes in.</summary>
internal sealed class ClientMessageReader(WebSocket socket, ServerServices server)
{
    /// <summary>Up to here a message is read whatever memory is left.</summary>
    private const int FirstBufferBytes = 2_048;

    private byte[]? _buffer;
    private int _length;
    private long _beganAt = long.MaxValue;

    /// <summary>The text of the message just read; it may be changed in place.</summary>
    public Span<byte> Message => _buffer.AsSpan(0, _length);

    /// <summary>
    /// The time at which a message began that is not whole yet, in microseconds; <see cref="long.MaxValue"/> while there is none.
    /// </summary>
    public long BeganAt => Volatile.Read(ref _beganAt);

    /// <summary>Completes when a message begins to arrive, holding no buffer while it waits.</summary>
    public ValueTask<ValueWebSocketReceiveResult> WaitAsync() => socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);

    /// <summary>Reads the message whose beginning <see cref="WaitAsync"/> has seen.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MessageStatus> ReadAsync(ValueWebSocketReceiveResult result)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);
        _length = 0;
        var total = 0L;
        var isBinary = result.MessageType == WebSocketMessageType.Binary;
        while (result.MessageType != WebSocketMessageType.Close)
        {
            total += result.Count;
            _length = isBinary ? 0 : (int)total;
            if (total > server.Options.MaxFrameBytes)
            {
                return MessageStatus.TooBig;
            }

            if (result.EndOfMessage)
            {
                Volatile.Write(ref _beganAt, long.MaxValue);
                return isBinary ? MessageStatus.Binary : MessageStatus.Text;
            }

            if (!TryMakeRoom())
            {
                return MessageStatus.OutOfMemory;
            }

            var receiving = socket.ReceiveAsync(_buffer.AsMemory(_length), CancellationToken.None);
            if (!receiving.IsCompleted && _beganAt == long.MaxValue)
            {
                Volatile.Write(ref _beganAt, server.Clock.Now);
            }

            result = await receiving.ConfigureAwait(false);
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

        Return(_buffer);
        _buffer = null;
        _length = 0;
    }

    private bool TryMakeRoom()
    {
        if (_length < _buffer!.Length)
        {
            return true;
        }

        var larger = _buffer.Length * 2;
        while (!server.Memory.TryTake(larger))
        {
            if (!server.Rooms.TryForgetOldest())
            {
                return false;
            }
        }

        var longer = ArrayPool<byte>.Shared.Rent(larger);
        _buffer.CopyTo(longer, 0);
        Return(_buffer);
        _buffer = longer;
        return true;
    }

    private void Return(byte[] buffer)
    {
        ArrayPool<byte>.Shared.Return(buffer);
        server.Memory.Add(buffer.Length > FirstBufferBytes ? -buffer.Length : 0);
    }
}
