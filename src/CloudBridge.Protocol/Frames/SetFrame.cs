using System.Buffers;

namespace CloudBridge.Protocol.Frames;

/// <summary>The <c>set</c> frame of one variable with everything but the value written ahead.</summary>
public sealed class SetFrame
{
    private readonly byte[] _head;
    private readonly byte[] _tail;

    /// <summary>Prepares the frame.</summary>
    /// <param name="name">UTF-8 name with its cloud prefix.</param>
    /// <param name="user">The user of the handshake.</param>
    /// <param name="projectId">The project of the handshake.</param>
    public SetFrame(ReadOnlySpan<byte> name, ReadOnlySpan<byte> user, ReadOnlySpan<byte> projectId)
    {
        var output = new ArrayBufferWriter<byte>();
        FrameWriter.WriteSet(output, name, default, user, projectId);
        var middle = output.WrittenSpan.IndexOf("\"value\":\""u8) + "\"value\":\""u8.Length;
        _head = output.WrittenSpan[..middle].ToArray();
        _tail = output.WrittenSpan[middle..].ToArray();
    }

    /// <summary>Bytes of a frame beside its value.</summary>
    public int Overhead => _head.Length + _tail.Length;

    /// <summary>Writes one value of an answer as a frame.</summary>
    public void Write(IBufferWriter<byte> output, in CloudRequests.ResponsePackets packets, int number)
    {
        var room = output.GetSpan(Overhead + packets.MaxValueLength);
        _head.CopyTo(room);
        var length = _head.Length + packets.Write(number, room[_head.Length..]);
        _tail.CopyTo(room[length..]);
        output.Advance(length + _tail.Length);
    }

    /// <summary>Writes a value that needs no escaping, such as digits.</summary>
    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> value)
    {
        var room = output.GetSpan(Overhead + value.Length);
        _head.CopyTo(room);
        value.CopyTo(room[_head.Length..]);
        _tail.CopyTo(room[(_head.Length + value.Length)..]);
        output.Advance(Overhead + value.Length);
    }
}
