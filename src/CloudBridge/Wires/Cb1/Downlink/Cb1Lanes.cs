using CloudBridge.Downlink.Scheduling;
using CloudBridge.Requests;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>The answers that wait: those of one entry and long ones apart, as values are filled with both.</summary>
internal sealed class Cb1Lanes
{
    private readonly Cb1ClientQueues _topics = new();
    private readonly Dictionary<Cb1Asker, Cb1ClientQueues> _queues = [];
    private readonly Dictionary<(ulong, ReadLimits), Cb1Delivery> _lastWithKey = [];
    private readonly LinkedList<Cb1Delivery> _withoutHandle = new();
    private readonly LinkedList<Cb1Delivery> _notBegun = new();
    private readonly List<(Cb1Delivery Delivery, int Digits)> _inValue = [];
    private readonly int _valueLength;

    public Cb1Lanes(VirtualTime time, int valueLength)
    {
        _valueLength = valueLength;
        Short = new FairLane<Cb1Delivery>(time, valueLength, isLong: false);
        Long = new FairLane<Cb1Delivery>(time, valueLength, isLong: true);
        time.Share(Short);
        time.Share(Long);
    }

    public FairLane<Cb1Delivery> Short { get; }

    public FairLane<Cb1Delivery> Long { get; }

    /// <summary>The time at which the item at the front of either would be over.</summary>
    public double NextEnd => Math.Min(Short.NextEnd, Long.NextEnd);

    /// <summary>The time at which the next turn of either would be over.</summary>
    public double NextTurn => Math.Min(Short.NextTurn, Long.NextTurn);

    /// <summary>Answers whose turn may come; those that wait for a handle are not among them.</summary>
    public int Count => Short.Count + Long.Count;

    /// <summary>All answers that wait.</summary>
    public int Waiting => Count + _withoutHandle.Count;

    /// <summary>The place of an asker; that of topics when there is none.</summary>
    public Cb1ClientQueues QueuesOf(Cb1Asker? asker)
    {
        if (asker is null)
        {
            return _topics;
        }

        if (!_queues.TryGetValue(asker, out var place))
        {
            _queues[asker] = place = new Cb1ClientQueues();
        }

        return place;
    }

    /// <summary>The asker is gone.</summary>
    public void Forget(Cb1Asker asker) => _queues.Remove(asker);

    public void Add(Cb1Delivery delivery)
    {
        if (delivery.IsWaiting || delivery.IsDropped)
        {
            return;
        }

        delivery.IsWaiting = true;
        LaneOf(delivery).Add(delivery.Turn, delivery);
        if (delivery is { IsNew: true, Topic: null })
        {
            _lastWithKey[(delivery.Key, delivery.Limits)] = delivery;
            delivery.Arrival = _notBegun.AddLast(delivery);
        }
    }

    /// <summary>The answer that waits longest and has not begun; null when there is none.</summary>
    public Cb1Delivery? OldestNotBegun() => _notBegun.First?.Value;

    /// <summary>The long answer that waits longest and has not begun; null when there is none.</summary>
    public Cb1Delivery? OldestLongNotBegun() => _notBegun.FirstOrDefault(delivery => delivery.IsLong);

    public void Remove(Cb1Delivery delivery)
    {
        if (delivery.IsWaiting)
        {
            delivery.IsWaiting = false;
            if (!LaneOf(delivery).Remove(delivery.Turn, delivery))
            {
                _withoutHandle.Remove(delivery);
            }

            Begin(delivery);
            ReturnOne(delivery);
        }
    }

    /// <summary>All handles are taken: a long answer stands aside until one of those that have a handle is through.</summary>
    public void StandAside(Cb1Delivery delivery)
    {
        Long.Remove(delivery.Turn, delivery);
        _withoutHandle.AddLast(delivery);
    }

    /// <summary>Charges what a delivery had of the downlink, and takes it out when it is through.</summary>
    public void Serve(Cb1Delivery delivery, int digits, bool isThrough)
    {
        delivery.IsWaiting = !isThrough;
        Begin(delivery);
        LaneOf(delivery).Serve(delivery.Turn, delivery, digits, isThrough);
        _inValue.Add((delivery, digits));
        if (isThrough)
        {
            ReturnOne(delivery);
        }
    }

    /// <summary>
    /// A value is complete: those who are in it share the price of what is left empty, as nobody else can have that.
    /// </summary>
    public void EndValue()
    {
        var digits = _inValue.Sum(served => served.Digits);
        foreach (var (delivery, own) in _inValue)
        {
            LaneOf(delivery).Charge(delivery.Turn, delivery, own * (double)(_valueLength - digits) / digits);
        }

        _inValue.Clear();
    }

    /// <summary>
    /// A delivery that waits, has not begun, says the same to the last digit, and is written for clients that read the
    /// same.
    /// </summary>
    public Cb1Delivery? FindEqual(Cb1Answer answer) =>
        _lastWithKey.TryGetValue((answer.Key, answer.Address.Asker.Limits), out var delivery)
        && delivery.Form == answer.Form
        && delivery.Priority == answer.Priority
        && delivery.Digits.Span.SequenceEqual(answer.Digits.Span)
            ? delivery
            : null;

    private void ReturnOne(Cb1Delivery through)
    {
        if (through.Handle > 0 && _withoutHandle.First?.Value is { } next)
        {
            _withoutHandle.RemoveFirst();
            Long.Add(next.Turn, next);
        }
    }

    /// <summary>From now on it is not shared with others, and not dropped to make room.</summary>
    private void Begin(Cb1Delivery delivery)
    {
        if (delivery.Arrival is not { } arrival)
        {
            return;
        }

        delivery.Arrival = null;
        _notBegun.Remove(arrival);
        if (_lastWithKey.TryGetValue((delivery.Key, delivery.Limits), out var last) && ReferenceEquals(last, delivery))
        {
            _lastWithKey.Remove((delivery.Key, delivery.Limits));
        }
    }

    private FairLane<Cb1Delivery> LaneOf(Cb1Delivery delivery) => delivery.IsLong ? Long : Short;
}
