using CloudBridge.Cb1;
using CloudBridge.Responses.Scheduling;

namespace CloudBridge.Responses.Cb1;

/// <summary>The answers that wait: those of one entry and long ones apart, as values are filled with both. Guarded by the outbox.</summary>
internal sealed class Cb1Lanes
{
    private readonly Cb1Place _topics = new();
    private readonly Dictionary<Cb1Asker, Cb1Place> _places = [];
    private readonly Dictionary<ulong, Cb1Delivery> _lastWithKey = [];

    public Cb1Lanes(VirtualTime time)
    {
        Short = new FairLane<Cb1Delivery>(time, delivery => delivery.Remaining);
        Long = new FairLane<Cb1Delivery>(time, delivery => delivery.Remaining);
        time.Share(Short);
        time.Share(Long);
    }

    public FairLane<Cb1Delivery> Short { get; }

    public FairLane<Cb1Delivery> Long { get; }

    /// <summary>When the next turn of either starts.</summary>
    public double NextStart => Math.Min(Short.NextStart, Long.NextStart);

    public int Count => Short.Count + Long.Count;

    /// <summary>The place of an asker; that of topics when there is none.</summary>
    public Cb1Place PlaceOf(Cb1Asker? asker)
    {
        if (asker is null)
        {
            return _topics;
        }

        if (!_places.TryGetValue(asker, out var place))
        {
            _places[asker] = place = new Cb1Place();
        }

        return place;
    }

    /// <summary>The asker is gone.</summary>
    public void Forget(Cb1Asker asker) => _places.Remove(asker);

    public void Add(Cb1Delivery delivery)
    {
        if (delivery.IsWaiting || delivery.IsDropped)
        {
            return;
        }

        delivery.IsWaiting = true;
        LaneOf(delivery).Add(delivery.Turn, delivery);
        if (delivery.IsNew)
        {
            _lastWithKey[delivery.Key] = delivery;
        }
    }

    public void Remove(Cb1Delivery delivery)
    {
        if (delivery.IsWaiting)
        {
            delivery.IsWaiting = false;
            LaneOf(delivery).Remove(delivery.Turn, delivery);
            ForgetKey(delivery);
        }
    }

    /// <summary>Charges what a delivery had of the downlink, and takes it out when it is through.</summary>
    public void Serve(Cb1Delivery delivery, int digits, bool isThrough)
    {
        delivery.IsWaiting = !isThrough;
        ForgetKey(delivery);
        LaneOf(delivery).Serve(delivery.Turn, delivery, digits, delivery.Priority, isThrough);
    }

    /// <summary>A delivery that waits, has not begun, and says the same to the last digit.</summary>
    public Cb1Delivery? FindEqual(Cb1Answer answer) =>
        _lastWithKey.TryGetValue(answer.Key, out var delivery)
        && delivery.Form == answer.Form
        && delivery.Priority == answer.Priority
        && delivery.Digits.Span.SequenceEqual(answer.Digits.Span)
            ? delivery
            : null;

    private void ForgetKey(Cb1Delivery delivery)
    {
        if (_lastWithKey.TryGetValue(delivery.Key, out var last) && ReferenceEquals(last, delivery))
        {
            _lastWithKey.Remove(delivery.Key);
        }
    }

    private FairLane<Cb1Delivery> LaneOf(Cb1Delivery delivery) => delivery.IsLong ? Long : Short;
}
