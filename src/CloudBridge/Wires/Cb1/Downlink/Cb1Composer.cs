using CloudBridge.Downlink.Scheduling;
using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>
/// Fills one value: words to clients first, then answers by their turns; what does not fit lets others go before it, and what is
/// left becomes a part of a long one. When it is the turn of one that can fill a value, the value is a part of it alone.
/// What those read whose turn it is decides how long the value is and where it stands.
/// </summary>
/// <param name="lanes">The answers.</param>
/// <param name="messages">The control messages.</param>
/// <param name="handles">Of long answers.</param>
/// <param name="epoch">Stands in each packed value.</param>
/// <param name="most">What the cloud carries.</param>
/// <param name="seconds">After which answers of silent clients are forgotten.</param>
internal sealed class Cb1Composer(
    Cb1Lanes lanes,
    Cb1ControlMessages messages,
    Cb1Handles handles,
    int epoch,
    ReadLimits most,
    int seconds)
{
    /// <summary>A shorter part costs more in its head than it brings.</summary>
    private const int SmallestPart = 24;

    /// <summary>The number of those that are asked whether they fit into what is left.</summary>
    private const int MaxSkips = 12;

    /// <summary>The number of those passed over that read less than those the value is for.</summary>
    private const int MaxPassed = 64;

    private readonly byte[] _value = new byte[most.MaxLength];
    private ReadLimits _writable;
    private Cb1Delivery? _head;
    private Cb1Delivery? _owed;
    private int _skips;
    private int _passed;

    /// <summary>The limits of what everybody reads for whom the last value is.</summary>
    public ReadLimits Limits { get; private set; }

    /// <summary>The pieces of answers that the last values had.</summary>
    public Cb1InFlight InFlight { get; } = new(lanes);

    /// <summary>Composes a value; empty when there is nothing to say.</summary>
    /// <param name="now">The time.</param>
    /// <param name="fewest">Those who look at fewer variables cannot be written to now.</param>
    public ReadOnlySpan<byte> Compose(long now, int fewest)
    {
        _writable = new ReadLimits(0, fewest);

        // While somebody waits who reads long values, those who do not begin every second one at most.
        var length = Limits.MaxLength == most.MaxLength ? 0 : Compose(most with { Variables = fewest }, now);
        length = length > 0 ? length : Compose(_writable, now);
        lanes.EndValue();
        return _value.AsSpan(0, length);
    }

    /// <summary>
    /// Writes a value that is begun for somebody who reads so much at least; returns its length, 0 when there is nobody.
    /// </summary>
    private int Compose(in ReadLimits least, long now)
    {
        (_skips, _passed) = (0, 0);
        _head = FirstFor(least);
        var words = messages.FirstFor(least);
        if (_head is not null && ReferenceEquals(_head, _owed))
        {
            words = null;
        }

        var length = _head is null && words is null ? 0
            : words is null && IsSolo(_head!) ? WriteSolo(_head!, now)
            : Pack(words, now);
        EndSkips();
        return length;
    }

    /// <summary>The answer whose turn it is of those for clients that read so much; null when there is none.</summary>
    private Cb1Delivery? FirstFor(in ReadLimits least)
    {
        while (true)
        {
            var lane = NextLane();
            if (lane.Peek() is not { } first || first.Limits.Cover(least))
            {
                return lane.Peek();
            }

            if (!TryPass(lane))
            {
                return null;
            }
        }
    }

    /// <summary>Writes a packed value; returns its length.</summary>
    /// <param name="words">
    /// What the client of the first word reads; null when the answer whose turn it is goes before all words.
    /// </param>
    /// <param name="now">The time.</param>
    private int Pack(ReadLimits? words, long now)
    {
        Limits = words is { } first && (_head is null || messages.NextEnd <= lanes.NextEnd) ? first : _head!.Limits;
        var value = new PackedValue(_value, epoch) { MaxLength = Limits.MaxLength };
        if (words is null)
        {
            TryAddNext(ref value, Limits, now);
        }

        messages.WriteTo(ref value, Limits, most.MaxLength, seconds, lanes.Count > 0 ? value.Room / 2 : 0);
        Fill(ref value, Limits, now);
        if (_passed > 0)
        {
            // There is room still, and those who read more have nothing for it.
            EndSkips();
            (_skips, _passed) = (0, 0);
            Fill(ref value, _writable, now);
        }

        // Words kept it out: the next time they do not.
        _owed = words is null ? null : _head;
        return value.IsEmpty ? 0 : value.Finish();
    }

    private void Fill(ref PackedValue value, in ReadLimits least, long now)
    {
        while (value.Room >= EntryLength.OfAnswer(1) && TryAddNext(ref value, least, now))
        {
        }
    }

    /// <summary>True for an answer whose next part would not fit into a packed value.</summary>
    private static bool IsSolo(Cb1Delivery first)
    {
        var length = first.Lost is { } lost ? first.DigitsOf(lost).Length : Math.Min(first.Left, first.Limits.FullPart);
        return first is { IsLong: true, IsOpened: true } && length > EntryLength.PartDigitsIn(first.Limits.MaxLength - PackedValue.Overhead);
    }

    /// <summary>
    /// Adds what is next of those for clients that read so much at least, or passes it over; false when there is no other.
    /// </summary>
    private bool TryAddNext(ref PackedValue value, in ReadLimits least, long now)
    {
        var lane = NextLane();
        if (lane.Peek() is not { } delivery)
        {
            return false;
        }

        if (!delivery.Limits.Cover(least))
        {
            return TryPass(lane);
        }

        if (TryJoin(ref value, delivery, now))
        {
            return true;
        }

        lane.Skip();
        return ++_skips <= MaxSkips;
    }

    /// <summary>Adds an answer to a value, which then is no longer than its clients read, too.</summary>
    private bool TryJoin(ref PackedValue value, Cb1Delivery delivery, long now)
    {
        var (length, limits) = (value.MaxLength, Limits.And(delivery.Limits));
        value.MaxLength = limits.MaxLength;
        if (delivery.IsLong ? TryAddLong(ref value, delivery, now) : TryAddWhole(ref value, delivery, now))
        {
            Limits = limits;
            return true;
        }

        value.MaxLength = length;
        return false;
    }

    private bool TryAddWhole(ref PackedValue value, Cb1Delivery delivery, long now)
    {
        var before = value.Room;
        if (!Cb1Entries.TryAddWhole(ref value, delivery))
        {
            return false;
        }

        delivery.LeftTimestamp = now;
        Served(delivery, Cb1InFlight.Whole, before - value.Room, isThrough: true, now);
        return true;
    }

    private bool TryAddLong(ref PackedValue value, Cb1Delivery delivery, long now)
    {
        if (!delivery.IsOpened)
        {
            return TryOpen(ref value, delivery, now);
        }

        var before = value.Room;
        if (NextPart(delivery, EntryLength.PartDigitsIn(before), now) is not { } part)
        {
            return false;
        }

        value.TryAddPart(delivery.Handle, part, delivery.DigitsOf(part));
        Served(delivery, part, before - value.Room, delivery.IsThrough, now);
        return true;
    }

    private bool TryOpen(ref PackedValue value, Cb1Delivery delivery, long now)
    {
        var before = value.Room;
        if (delivery.Handle == 0 && !handles.TryGive(delivery))
        {
            lanes.StandAside(delivery);
            return true;
        }

        if (!Cb1Entries.TryAddOpening(ref value, delivery))
        {
            return false;
        }

        delivery.IsOpened = true;
        delivery.LeftTimestamp = now;
        Served(delivery, Cb1InFlight.Opening, before - value.Room, delivery.IsThrough, now);
        return true;
    }

    private int WriteSolo(Cb1Delivery delivery, long now)
    {
        (Limits, _owed) = (delivery.Limits, null);
        var part = NextPart(delivery, delivery.Limits.FullPart, now)!.Value;
        var length = SoloValue.Write(_value, epoch, delivery.Handle, part, delivery.DigitsOf(part));
        Served(delivery, part, length, delivery.IsThrough, now);
        return length;
    }

    private void Served(Cb1Delivery delivery, int part, int digits, bool isThrough, long now)
    {
        delivery.TouchedTimestamp = now;
        _head = ReferenceEquals(delivery, _head) ? null : _head;
        lanes.Serve(delivery, digits, isThrough);
        InFlight.Add(delivery, part);
    }

    /// <summary>
    /// A lost part as it was cut, otherwise as much as fits; null when it does not fit, is too small, or needs a number of
    /// the rest.
    /// </summary>
    private static int? NextPart(Cb1Delivery delivery, int room, long now)
    {
        if (delivery.Lost is { } lost)
        {
            if (delivery.DigitsOf(lost).Length > room)
            {
                return null;
            }

            delivery.SendLost(lost, now);
            return lost;
        }

        var length = Math.Min(delivery.Left, room);
        return length < Math.Min(delivery.Left, SmallestPart) || !delivery.LeavesNumbers(length) ? null : delivery.Cut(length, now);
    }

    private FairLane<Cb1Delivery> NextLane() => lanes.Short.NextEnd <= lanes.Long.NextEnd ? lanes.Short : lanes.Long;

    private bool TryPass(FairLane<Cb1Delivery> lane)
    {
        lane.Skip();
        return ++_passed <= MaxPassed;
    }

    private void EndSkips()
    {
        lanes.Short.EndSkips();
        lanes.Long.EndSkips();
    }
}
