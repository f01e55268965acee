using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Responses.Scheduling;

namespace CloudBridge.Responses.Cb1;

/// <summary>
/// Fills one value: words to clients first, then answers by their turns; what does not fit lets others go before it, and what is
/// left becomes a part of a long one. When it is the turn of one that can fill a value, the value is a part of it alone. Guarded by the outbox.
/// </summary>
internal sealed class Cb1Composer(Cb1Lanes lanes, Cb1Notices notices, Cb1Handles handles, int epoch, int valueLength, int seconds)
{
    /// <summary>A shorter part costs more in its head than it brings.</summary>
    private const int SmallestPart = 24;

    /// <summary>Parts are numbered to 999: beyond this many only whole values are cut off.</summary>
    private const int ManyParts = 500;

    /// <summary>How many are asked whether they fit into what is left.</summary>
    private const int MaxSkips = 12;

    private readonly byte[] _value = new byte[valueLength];
    private int _limit = int.MaxValue;
    private bool _owesSolo;
    private int _skips;

    /// <summary>The longest value that all clients read; what was made for more is sent to those that do.</summary>
    public int MaxLength
    {
        get => Math.Min(_limit, valueLength);
        set => _limit = value;
    }

    /// <summary>What the last values had of answers.</summary>
    public Cb1Doubts Doubts { get; } = new(lanes);

    /// <summary>Composes a value; empty when there is nothing to say.</summary>
    public ReadOnlySpan<byte> Compose(long now)
    {
        var value = ComposeValue(now);
        lanes.EndValue();
        return value;
    }

    private ReadOnlySpan<byte> ComposeValue(long now)
    {
        if (SoloOf(lanes.Long.Peek()) is { } solo)
        {
            return _value.AsSpan(0, WriteSolo(solo, now));
        }

        var value = Pack(MaxLength, now);
        return value.IsEmpty && MaxLength < valueLength ? Pack(valueLength, now) : value;
    }

    private ReadOnlySpan<byte> Pack(int length, long now)
    {
        var value = new PackedValue(_value.AsSpan(0, length), epoch);
        notices.WriteTo(ref value, valueLength, seconds, lanes.Count > 0 ? value.Room / 2 : 0);
        _skips = 0;
        while (value.Room >= EntryLength.OfAnswer(1) && TryAddNext(ref value, now))
        {
        }

        lanes.Short.EndSkips();
        lanes.Long.EndSkips();
        return value.IsEmpty ? default : _value.AsSpan(0, value.Finish());
    }

    /// <summary>The answer whose turn it is, when its next part would not fit into a packed value. Words go first, but not twice.</summary>
    private Cb1Delivery? SoloOf(Cb1Delivery? first)
    {
        if (first is not { IsOpened: true } || (notices.Count > 0 && !_owesSolo) || lanes.Long.NextEnd >= lanes.Short.NextEnd)
        {
            return null;
        }

        var length = first.Lost is { } lost ? first.DigitsOf(lost).Length : Math.Min(first.Left, MaxLength - SoloValue.Overhead);
        return length > EntryLength.PartDigitsIn(MaxLength - PackedValue.Overhead) ? first : null;
    }

    private bool TryAddNext(ref PackedValue value, long now)
    {
        if (lanes.Short.NextEnd <= lanes.Long.NextEnd)
        {
            return lanes.Short.Peek() is { } whole && (TryAddWhole(ref value, whole, now) || TrySkip(lanes.Short));
        }

        return lanes.Long.Peek() is { } part && (TryAddLong(ref value, part, now) || TrySkip(lanes.Long));
    }

    private bool TrySkip(FairLane<Cb1Delivery> lane)
    {
        if (_skips++ == MaxSkips)
        {
            return false;
        }

        lane.Skip();
        return true;
    }

    private bool TryAddWhole(ref PackedValue value, Cb1Delivery delivery, long now)
    {
        var before = value.Room;
        if (!Cb1Entries.TryAddWhole(ref value, delivery))
        {
            return false;
        }

        delivery.LeftTimestamp = delivery.TouchedTimestamp = now;
        lanes.Serve(delivery, before - value.Room, isThrough: true);
        Doubts.Add(delivery, Cb1Doubts.Whole);
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
            _owesSolo |= delivery.Lost is not null || delivery.Parts > ManyParts;
            return false;
        }

        value.TryAddPart(delivery.Handle, part, delivery.DigitsOf(part));
        Served(delivery, part, before - value.Room, now);
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
        delivery.LeftTimestamp = delivery.TouchedTimestamp = now;
        Doubts.Add(delivery, Cb1Doubts.Opening);
        lanes.Serve(delivery, before - value.Room, delivery.IsThrough);
        return true;
    }

    /// <summary>A part that was cut when all clients read more is sent as it was.</summary>
    private int WriteSolo(Cb1Delivery delivery, long now)
    {
        _owesSolo = false;
        var part = NextPart(delivery, (delivery.Lost is null ? MaxLength : valueLength) - SoloValue.Overhead, now)!.Value;
        var length = SoloValue.Write(_value, epoch, delivery.Handle, part, delivery.DigitsOf(part));
        Served(delivery, part, length, now);
        return length;
    }

    private void Served(Cb1Delivery delivery, int part, int digits, long now)
    {
        delivery.TouchedTimestamp = now;
        lanes.Serve(delivery, digits, delivery.IsThrough);
        Doubts.Add(delivery, part);
    }

    /// <summary>A lost part as it was cut, otherwise as much as fits; null when it does not fit or would be too small.</summary>
    private int? NextPart(Cb1Delivery delivery, int room, long now)
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
        var smallest = delivery.Parts > ManyParts ? MaxLength - SoloValue.Overhead : SmallestPart;
        return length < Math.Min(delivery.Left, smallest) ? null : delivery.Cut(length, now);
    }
}
