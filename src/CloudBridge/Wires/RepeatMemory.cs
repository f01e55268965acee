using CloudBridge.Requests;

namespace CloudBridge.Wires;

/// <summary>Remembers packets and the requests they ended for a time, up to a number of them; not safe for threads.</summary>
internal sealed class RepeatMemory(TimeProvider time, TimeSpan lifetime, int capacity)
{
    private readonly Dictionary<PacketKey, TakenPacket> _seen = [];
    private readonly Queue<(PacketKey Key, long At)> _order = new();

    /// <summary>Finds what is known of a packet; false when it is new or forgotten.</summary>
    public bool TryGet(PacketKey key, out TakenPacket taken)
    {
        Forget();
        return _seen.TryGetValue(key, out taken);
    }

    /// <summary>Remembers a packet from now on.</summary>
    /// <param name="key">The packet.</param>
    /// <param name="request">The key of the request it was the end of; 0 for none.</param>
    public void Add(PacketKey key, ulong request = 0)
    {
        var now = time.GetTimestamp();
        if (_order.Count == capacity)
        {
            Drop();
        }

        _seen[key] = new TakenPacket(now, request);
        _order.Enqueue((key, now));
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > lifetime)
        {
            Drop();
        }
    }

    private void Drop()
    {
        var (key, at) = _order.Dequeue();
        if (_seen.TryGetValue(key, out var last) && last.Timestamp == at)
        {
            _seen.Remove(key);
        }
    }
}
