namespace CloudBridge.Requests;

/// <summary>Remembers packets for a time, up to a number of them; not safe for threads.</summary>
internal sealed class RepeatMemory(TimeProvider time, TimeSpan lifetime, int capacity)
{
    private readonly Dictionary<PacketKey, long> _seen = new(capacity);
    private readonly Queue<(PacketKey Key, long At)> _order = new(capacity);

    /// <summary>When the packet was last remembered; false when it is new or forgotten.</summary>
    public bool TryGet(PacketKey key, out long timestamp)
    {
        Forget();
        return _seen.TryGetValue(key, out timestamp);
    }

    /// <summary>Remembers a packet from now on.</summary>
    public void Add(PacketKey key)
    {
        var now = time.GetTimestamp();
        if (_order.Count == capacity)
        {
            Drop();
        }

        _seen[key] = now;
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
        if (_seen.TryGetValue(key, out var last) && last == at)
        {
            _seen.Remove(key);
        }
    }
}
