namespace CloudBridge.Downlink.Scheduling;

/// <summary>The items that one asker has waiting in a lane.</summary>
internal sealed class FairTurn<T>(FairShare share)
    where T : class, IFairItem
{
    private readonly List<T> _items = new(1);

    public FairShare Share { get; } = share;

    /// <summary>Its number in the lane; 0 while the lane does not know it.</summary>
    public long Ticket { get; set; }

    /// <summary>That of the item with which it began to wait.</summary>
    public RequestPriority Priority { get; set; }

    public bool IsEmpty => _items.Count == 0;

    public void Add(T item) => _items.Add(item);

    public bool Remove(T item) => _items.Remove(item);

    /// <summary>The item with the least that remains; the first of equal ones.</summary>
    public T Shortest()
    {
        var best = _items[0];
        for (var i = 1; i < _items.Count; i++)
        {
            if (_items[i].Remaining < best.Remaining)
            {
                best = _items[i];
            }
        }

        return best;
    }
}
