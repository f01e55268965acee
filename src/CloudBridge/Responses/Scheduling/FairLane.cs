namespace CloudBridge.Responses.Scheduling;

/// <summary>
/// Start-time fair queueing: the asker whose turn started first is served, and its shortest item first. Lanes that share a
/// virtual time are fair to each other, too. Guarded by the outbox.
/// </summary>
/// <param name="time">The virtual time of the downlink.</param>
/// <param name="remaining">How much of an item is still to go.</param>
internal sealed class FairLane<T>(VirtualTime time, Func<T, int> remaining) : ILane
    where T : class
{
    private readonly PriorityQueue<FairTurn<T>, (double Start, long Order)> _turns = new();
    private long _order;

    /// <summary>Items that wait.</summary>
    public int Count { get; private set; }

    /// <inheritdoc />
    public double NextStart => TryFindTurn(out var turn) ? turn.Share.Start : double.PositiveInfinity;

    /// <summary>Adds an item to what its asker has waiting.</summary>
    public void Add(FairTurn<T> turn, T item)
    {
        turn.Add(item);
        Count++;
        if (!turn.IsInLane)
        {
            turn.IsInLane = true;
            turn.Share.Join(time);
            time.Waiting++;
            _turns.Enqueue(turn, (turn.Share.Start, _order++));
        }
    }

    /// <summary>The item whose turn it is; null when nothing waits.</summary>
    public T? Peek() => TryFindTurn(out var turn) ? turn.Shortest(remaining) : null;

    /// <summary>The item at the front has some of the downlink.</summary>
    /// <param name="turn">Its asker's.</param>
    /// <param name="item">The item.</param>
    /// <param name="digits">What it had.</param>
    /// <param name="priority">Its priority.</param>
    /// <param name="isThrough">True when it does not wait any more.</param>
    public void Serve(FairTurn<T> turn, T item, int digits, RequestPriority priority, bool isThrough)
    {
        turn.Share.Serve(time, digits, priority);
        if (isThrough)
        {
            Remove(turn, item);
        }
    }

    /// <summary>Takes an item out; false when it does not wait.</summary>
    public bool Remove(FairTurn<T> turn, T item)
    {
        if (!turn.Remove(item))
        {
            return false;
        }

        Count--;
        return true;
    }

    /// <summary>Turns that were charged elsewhere go back to their place, and those with nothing left go.</summary>
    private bool TryFindTurn(out FairTurn<T> turn)
    {
        while (_turns.TryPeek(out turn!, out var place))
        {
            if (turn.IsEmpty)
            {
                _turns.Dequeue();
                turn.IsInLane = false;
                time.Waiting--;
            }
            else if (place.Start < turn.Share.Start)
            {
                _turns.DequeueEnqueue(turn, (turn.Share.Start, _order++));
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
