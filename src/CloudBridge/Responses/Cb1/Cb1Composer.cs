using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Responses.Cb1;

/// <summary>
/// Fills one value: words to clients first, then answers by their turns, and what is left with a part of a long one.
/// When it is a long answer's turn and nothing must be said, the value is a part of it alone. Guarded by the outbox.
/// </summary>
internal sealed class Cb1Composer(Cb1Lanes lanes, Cb1Notices notices, Cb1Handles handles, int epoch, int maxValueLength, int seconds)
{
    /// <summary>A shorter part costs more in its head than it brings.</summary>
    private const int SmallestPart = 24;

    /// <summary>Parts are numbered to 999: beyond this many only whole values are cut off.</summary>
    private const int ManyParts = 500;

    private readonly byte[] _value = new byte[maxValueLength];

    /// <summary>What the last value had of answers.</summary>
    public List<Cb1Doubt> Doubts { get; } = [];

    /// <summary>Composes a value; empty when there is nothing to say.</summary>
    public ReadOnlySpan<byte> Compose(long now)
    {
        if (notices.Count == 0 && lanes.Long.Peek() is { IsOpened: true } first && lanes.Long.NextStart < lanes.Short.NextStart)
        {
            return _value.AsSpan(0, WriteSolo(first, now));
        }

        var value = new PackedValue(_value, epoch);
        notices.WriteTo(ref value, maxValueLength, seconds);
        while (TryAddNext(ref value, now))
        {
        }

        return value.IsEmpty ? default : _value.AsSpan(0, value.Finish());
    }

    private bool TryAddNext(ref PackedValue value, long now)
    {
        var isShortFirst = lanes.Short.NextStart <= lanes.Long.NextStart;
        if (isShortFirst && lanes.Short.Peek() is { } delivery && TryAddWhole(ref value, delivery, now))
        {
            return true;
        }

        return lanes.Long.Peek() is { } isLong && TryAddLong(ref value, isLong, now);
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
        Doubts.Add(new Cb1Doubt(delivery, Cb1Doubt.Whole));
        return true;
    }

    private bool TryAddLong(ref PackedValue value, Cb1Delivery delivery, long now)
    {
        var before = value.Room;
        if (!delivery.IsOpened)
        {
            if ((delivery.Handle == 0 && !handles.TryGive(delivery)) || !Cb1Entries.TryAddOpening(ref value, delivery))
            {
                return false;
            }

            delivery.IsOpened = true;
            delivery.LeftTimestamp = delivery.TouchedTimestamp = now;
            Doubts.Add(new Cb1Doubt(delivery, Cb1Doubt.Opening));
            lanes.Serve(delivery, before - value.Room, delivery.IsThrough);
            return true;
        }

        if (NextPart(delivery, EntryLength.PartDigitsIn(before), now) is not { } part)
        {
            return false;
        }

        value.TryAddPart(delivery.Handle, part, delivery.DigitsOf(part));
        Served(delivery, part, before - value.Room, now);
        return true;
    }

    private int WriteSolo(Cb1Delivery delivery, long now)
    {
        var part = NextPart(delivery, maxValueLength - SoloValue.Overhead, now)!.Value;
        var length = SoloValue.Write(_value, epoch, delivery.Handle, part, delivery.DigitsOf(part));
        Served(delivery, part, length, now);
        return length;
    }

    private void Served(Cb1Delivery delivery, int part, int digits, long now)
    {
        delivery.TouchedTimestamp = now;
        lanes.Serve(delivery, digits, delivery.IsThrough);
        Doubts.Add(new Cb1Doubt(delivery, part));
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

            delivery.SendLost(now);
            return lost;
        }

        var left = delivery.Digits.Length - delivery.Begun;
        var length = Math.Min(left, room);
        var smallest = delivery.Parts > ManyParts ? maxValueLength - SoloValue.Overhead : SmallestPart;
        return length < Math.Min(left, smallest) ? null : delivery.Cut(length, now);
    }
}
