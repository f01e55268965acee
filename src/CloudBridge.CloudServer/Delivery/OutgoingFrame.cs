using System.Buffers;

namespace CloudBridge.CloudServer.Delivery;

/// <summary>One WebSocket message: bytes that may be shared with other receivers, or rented for one.</summary>
/// <param name="Bytes">The text of the message.</param>
/// <param name="Messages">Lines in it.</param>
/// <param name="Rented">The pool's array behind the bytes; null when they are shared.</param>
internal readonly record struct OutgoingFrame(ReadOnlyMemory<byte> Bytes, int Messages, byte[]? Rented = null)
{
    /// <summary>Gives a rented array back, once, after the message has left.</summary>
    public void Release()
    {
        if (Rented is not null)
        {
            ArrayPool<byte>.Shared.Return(Rented);
        }
    }
}
