namespace CloudBridge.Cb1.Askers;

/// <summary>The clients of a room by nonce, and the tags they hold. Guarded by the room.</summary>
internal sealed class AskerTable(TimeProvider time, Cb1Limits limits)
{
    private readonly Dictionary<uint, Cb1Asker> _byNonce = [];
    private readonly Queue<int> _free = new(Enumerable.Range(1, Cb1Limits.MaxAskers));

    /// <summary>Clients that hold a tag.</summary>
    public IReadOnlyCollection<Cb1Asker> All => _byNonce.Values;

    /// <summary>A client that holds a tag; null when none has the nonce.</summary>
    public Cb1Asker? Find(uint nonce) => _byNonce.GetValueOrDefault(nonce);

    /// <summary>Gives a client a tag: the one that has been free for longest. Null when all are held.</summary>
    public Cb1Asker? Add(uint nonce)
    {
        Expire();
        if (_free.Count == 0)
        {
            return null;
        }

        var asker = new Cb1Asker(nonce) { Tag = _free.Dequeue(), HeardTimestamp = time.GetTimestamp() };
        _byNonce.Add(nonce, asker);
        return asker;
    }

    /// <summary>Ends the leases of clients that have said nothing for too long.</summary>
    public void Expire()
    {
        foreach (var asker in _byNonce.Values.Where(asker => time.GetElapsedTime(asker.HeardTimestamp) > limits.Lease))
        {
            Free(asker);
        }
    }

    private void Free(Cb1Asker asker)
    {
        _byNonce.Remove(asker.Nonce);
        _free.Enqueue(asker.Tag);
    }
}
