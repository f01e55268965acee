namespace CloudBridge.Wires.Cb1.Askers;

/// <summary>The clients of a room by nonce, and the tags they hold. Guarded by the room.</summary>
internal sealed class AskerTable(TimeProvider time, Cb1WireLimits limits)
{
    private readonly Dictionary<uint, LinkedListNode<Cb1Asker>> _byNonce = [];
    private readonly LinkedList<Cb1Asker> _bySilence = new();
    private readonly Queue<int> _free = new(Enumerable.Range(1, limits.MaxAskers));

    /// <summary>Clients that hold a tag, the one that is silent longest first.</summary>
    public IReadOnlyCollection<Cb1Asker> All => _bySilence;

    /// <summary>A client that holds a tag; null when none has the nonce.</summary>
    public Cb1Asker? Find(uint nonce) => _byNonce.GetValueOrDefault(nonce)?.Value;

    /// <summary>A client has said something.</summary>
    public void Hear(Cb1Asker asker)
    {
        asker.HeardTimestamp = time.GetTimestamp();
        asker.HasLeft = false;
        var node = _byNonce[asker.Nonce];
        _bySilence.Remove(node);
        _bySilence.AddLast(node);
    }

    /// <summary>Gives a client a tag: the one that has been free for longest, or that of a client that can do without.</summary>
    /// <param name="nonce">The new client.</param>
    /// <param name="ended">Who lost its tag for it; null when nobody did.</param>
    /// <returns>The client; null when all tags are held by clients that may wait for an answer.</returns>
    public Cb1Asker? Add(uint nonce, out Cb1Asker? ended)
    {
        ended = null;
        Expire();
        if (_free.Count == 0)
        {
            if ((ended = LeastHarmed()) is null)
            {
                return null;
            }

            Free(ended);
        }

        var asker = new Cb1Asker(nonce) { Tag = _free.Dequeue(), HeardTimestamp = time.GetTimestamp() };
        _byNonce.Add(nonce, _bySilence.AddLast(asker));
        return asker;
    }

    /// <summary>Ends the leases of clients that have said nothing for too long.</summary>
    public void Expire()
    {
        while (_bySilence.First?.Value is { } silent && time.GetElapsedTime(silent.HeardTimestamp) > limits.Lease)
        {
            Free(silent);
        }
    }

    /// <summary>
    /// The longest silent of those that have never asked anything, else of all: an old holder takes nothing of the new
    /// one's as long as it waits for no answer, and is greeted anew when it asks.
    /// </summary>
    private Cb1Asker? LeastHarmed()
    {
        var silent = _bySilence.First!.Value;
        return _bySilence.FirstOrDefault(asker => !asker.HasAsked)
            ?? (time.GetElapsedTime(silent.HeardTimestamp) >= limits.MayWait ? silent : null);
    }

    private void Free(Cb1Asker asker)
    {
        _byNonce.Remove(asker.Nonce, out var node);
        _bySilence.Remove(node!);
        _free.Enqueue(asker.Tag);
    }
}
