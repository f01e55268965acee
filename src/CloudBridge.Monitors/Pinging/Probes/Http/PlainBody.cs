namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>A body as it is, of a given length or until the connection ends.</summary>
internal sealed class PlainBody(long? length) : IBodyDecoder
{
    private long _left = length ?? long.MaxValue;

    public bool IsComplete => _left == 0;

    public bool EndsWithConnection => length is null;

    public int Decode(ReadOnlySpan<byte> wire, Span<byte> room, out int taken)
    {
        var count = (int)Math.Min(Math.Min(wire.Length, room.Length), _left);
        wire[..count].CopyTo(room);
        _left -= count;
        return taken = count;
    }
}
