namespace CloudBridge.Monitors.Pinging.Scheduling;

/// <summary>A heap by due time from which anything can be taken out.</summary>
internal sealed class TimingHeap<T>
    where T : CheckTiming
{
    private T[] _items = new T[64];

    public int Count { get; private set; }

    /// <summary>The first that is due; null when there is nothing.</summary>
    public T? First => Count == 0 ? null : _items[0];

    public void Add(T timing)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        Place(timing, Count++);
        Rise(timing);
    }

    /// <summary>Takes something out; nothing happens when it is not in.</summary>
    public void Remove(T timing)
    {
        var index = timing.HeapIndex;
        if (index < 0)
        {
            return;
        }

        timing.HeapIndex = -1;
        var last = _items[--Count];
        _items[Count] = null!;
        if (index < Count)
        {
            Place(last, index);
            Rise(last);
            Sink(last);
        }
    }

    private void Rise(T timing)
    {
        while (timing.HeapIndex > 0 && _items[(timing.HeapIndex - 1) / 2] is var parent && parent.DueAt > timing.DueAt)
        {
            Swap(timing, parent);
        }
    }

    private void Sink(T timing)
    {
        while (SmallerChild(timing.HeapIndex) is { } child && child.DueAt < timing.DueAt)
        {
            Swap(child, timing);
        }
    }

    private T? SmallerChild(int index)
    {
        var left = (index * 2) + 1;
        if (left >= Count)
        {
            return null;
        }

        return left + 1 < Count && _items[left + 1].DueAt < _items[left].DueAt ? _items[left + 1] : _items[left];
    }

    private void Swap(T lower, T upper)
    {
        var (from, to) = (lower.HeapIndex, upper.HeapIndex);
        Place(lower, to);
        Place(upper, from);
    }

    private void Place(T timing, int index)
    {
        _items[index] = timing;
        timing.HeapIndex = index;
    }
}
