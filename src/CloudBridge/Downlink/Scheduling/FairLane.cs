namespace CloudBridge.Downlink.Scheduling;

/// <summary>
/// Fair queueing: the asker whose turn would be over first if all shared evenly is served, and its shortest item first. Lanes
/// that share a virtual time are fair to each other, too.
/// </summary>
/// <param name="time">The virtual time of the downlink.</param>
/// <param name="valueLength">Digits of a value: what an item has of it is charged in proportion.</param>
/// <param name="isLong">True for items that take several values.</param>
internal sealed class FairLane<T>(VirtualTime time, int valueLength, bool isLong) : ILane
    where T : class, IFairItem
{
    private readonly PriorityQueue<FairTurn<T>, (double End, long Ticket)> _turns = new();
    private readonly List<FairTurn<T>> _skipped = [];
    private long _ticket;

    /// <summary>Items that wait.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The time at which the item at the front would be over if all shared evenly: short ones go before long ones that came
    /// with them. Infinite when nothing waits.
    /// </summary>
    public double NextEnd => TryFindTurn(out _, out var end) ? end : double.PositiveInfinity;

    /// <inheritdoc />
    public double NextTurn => TryFindTurn(out var turn, out _) ? turn.Share.EndOf(1, turn.Shortest().Priority) : double.PositiveInfinity;

    /// <summary>Adds an item to what its asker has waiting.</summary>
    public void Add(FairTurn<T> turn, T item)
    {
        turn.Add(item);
        Count++;
        if (turn.Ticket == 0)
        {
            turn.Share.Join(time);
            turn.Priority = item.Priority;
            time.Enter(isLong, turn.Priority);
        }
        else if (!ReferenceEquals(turn.Shortest(), item))
        {
            return;
        }

        turn.Ticket = ++_ticket;
        _turns.Enqueue(turn, (EndOf(turn), _ticket));
    }

    /// <summary>The item whose turn it is; null when nothing waits.</summary>
    public T? Peek() => TryFindTurn(out var turn, out _) ? turn.Shortest() : null;

    /// <summary>The turn at the front cannot be served now: the next one may be, until <see cref="EndSkips"/>.</summary>
    public void Skip()
    {
        if (TryFindTurn(out var turn, out _))
        {
            _turns.Dequeue();
            _skipped.Add(turn);
        }
    }

    /// <summary>Turns that were skipped are at the front again.</summary>
    public void EndSkips()
    {
        foreach (var turn in _skipped)
        {
            _turns.Enqueue(turn, (turn.IsEmpty ? 0 : EndOf(turn), turn.Ticket));
        }

        _skipped.Clear();
    }

    /// <summary>An item has some of the downlink.</summary>
    /// <param name="turn">Its asker's.</param>
    /// <param name="item">The item.</param>
    /// <param name="digits">What it has.</param>
    /// <param name="isThrough">True when it does not wait any more.</param>
    public void Serve(FairTurn<T> turn, T item, int digits, bool isThrough)
    {
        time.Reach(turn.Share.Start);
        Charge(turn, item, digits);
        if (isThrough)
        {
            Remove(turn, item);
        }
    }

    /// <summary>An asker pays for so many digits of a value.</summary>
    public void Charge(FairTurn<T> turn, T item, double digits) =>
        turn.Share.Spend(time, digits / valueLength, item.Priority, isLong);

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

    private double EndOf(FairTurn<T> turn)
    {
        var shortest = turn.Shortest();
        return turn.Share.EndOf((double)shortest.Next / valueLength, shortest.Priority);
    }

    /// <summary>
    /// Places that a shorter item made an earlier one for go, as do turns with nothing left; those that were charged since
    /// go back to where they belong.
    /// </summary>
    private bool TryFindTurn(out FairTurn<T> turn, out double end)
    {
        end = 0;
        while (_turns.TryPeek(out turn!, out var place))
        {
            if (turn.Ticket != place.Ticket)
            {
                _turns.Dequeue();
            }
            else if (turn.IsEmpty)
            {
                _turns.Dequeue();
                turn.Ticket = 0;
                time.Leave(isLong, turn.Priority);
            }
            else if (place.End < (end = EndOf(turn)))
            {
                turn.Ticket = ++_ticket;
                _turns.DequeueEnqueue(turn, (end, _ticket));
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
