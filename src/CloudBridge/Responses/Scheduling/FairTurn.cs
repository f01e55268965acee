namespace CloudBridge.Responses.Scheduling;

/// <summary>What one asker has waiting in a lane. Guarded by the outbox.</summary>
internal sealed class FairTurn<T>(FairShare share)
    where T : class
{
    private readonly List<T> _items = new(1);

    public FairShare Share { get; } = share;

    /// <summary>True while the lane knows it.</summary>
    public bool IsInLane { get; set; }

    public bool IsEmpty => _items.Count == 0;

    public void Add(T item) => _items.Add(item);

    public bool Remove(T item) => _items.Remove(item);

    /// <summary>The item with the least that remains; the first of equal ones.</summary>
    public T Shortest(Func<T, int> remaining)
    {
        var best = _items[0];
        for (var i = 1; i < _items.Count; i++)
        {
            if (remaining(_items[i]) < remaining(best))
            {
                best = _items[i];
            }
        }

        return best;
    }
}
