using System.Buffers;
using CloudBridge.Protocol.Frames;
using Microsoft.Extensions.ObjectPool;

namespace CloudBridge.CloudServer.Messages;

/// <summary>Encodes what is sent to clients, once for all receivers.</summary>
internal sealed class LineEncoder
{
    private const int LargestKept = 64 * 1024;
    private readonly ObjectPool<ArrayBufferWriter<byte>> _writers = ObjectPool.Create(new Policy());

    public byte[] Set(CloudText name, CloudText value)
    {
        var writer = _writers.Get();
        FrameWriter.WriteSet(writer, name.Bytes, value.Bytes, value.Kind);
        return Take(writer);
    }

    public byte[] Rename(CloudText name, CloudText newName)
    {
        var writer = _writers.Get();
        FrameWriter.WriteRename(writer, name.Bytes, newName.Bytes);
        return Take(writer);
    }

    public byte[] Delete(CloudText name)
    {
        var writer = _writers.Get();
        FrameWriter.WriteDelete(writer, name.Bytes);
        return Take(writer);
    }

    /// <summary>The <c>set</c> line of a variable that now has another name.</summary>
    public byte[] Relabel(byte[] line, ReadOnlySpan<byte> newName)
    {
        var reader = new FrameReader(line.ToArray());
        if (!reader.TryRead(out var frame))
        {
            return line;
        }

        var writer = _writers.Get();
        FrameWriter.WriteSet(writer, newName, frame.Value.Bytes, frame.Value.Kind);
        return Take(writer);
    }

    private byte[] Take(ArrayBufferWriter<byte> writer)
    {
        var line = writer.WrittenSpan.ToArray();
        _writers.Return(writer);
        return line;
    }

    private sealed class Policy : PooledObjectPolicy<ArrayBufferWriter<byte>>
    {
        public override ArrayBufferWriter<byte> Create() => new(512);

        public override bool Return(ArrayBufferWriter<byte> obj)
        {
            obj.ResetWrittenCount();
            return obj.Capacity <= LargestKept;
        }
    }
}
