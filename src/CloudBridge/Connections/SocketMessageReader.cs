using System.Net.WebSockets;

namespace CloudBridge.Connections;

/// <summary>Stage 1: assembles text messages from a socket, up to a size, in one buffer that is used again.</summary>
internal sealed class SocketMessageReader(IWebSocketConnection socket, int maxBytes)
{
    private const int FirstSize = 16 * 1024;

    /// <summary>A larger buffer is let go after its message: one snapshot would make a quiet room large for good.</summary>
    private const int KeptSize = 256 * 1024;
    private byte[] _buffer = new byte[FirstSize];

    /// <summary>
    /// Reads one text message; binary ones are skipped. Null when the peer has closed. The memory is valid
    /// until the next call, and the caller may write to it.
    /// </summary>
    /// <exception cref="InvalidDataException">The message is longer than allowed.</exception>
    public async ValueTask<Memory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        _buffer = _buffer.Length > KeptSize ? new byte[FirstSize] : _buffer;
        while (true)
        {
            var received = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (!received.EndOfMessage)
            {
                Grow(length);
                continue;
            }

            if (received.MessageType == WebSocketMessageType.Text)
            {
                return _buffer.AsMemory(0, length);
            }

            length = 0;
        }
    }

    private void Grow(int length)
    {
        if (length < _buffer.Length)
        {
            return;
        }

        if (length >= maxBytes)
        {
            throw new InvalidDataException($"The cloud sent a message of more than {maxBytes} bytes.");
        }

        Array.Resize(ref _buffer, Math.Min(maxBytes, _buffer.Length * 2));
    }
}
