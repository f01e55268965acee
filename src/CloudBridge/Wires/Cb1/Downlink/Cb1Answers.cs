using CloudBridge.Diagnostics;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>The answers in CB1 of one project, those that wait and those that are remembered.</summary>
/// <param name="lanes">Those that wait.</param>
/// <param name="memory">All of them.</param>
/// <param name="capacity">How many may wait.</param>
/// <param name="time">The clock.</param>
/// <param name="metrics">Where dropped answers are counted.</param>
internal sealed class Cb1Answers(Cb1Lanes lanes, Cb1Memory memory, int capacity, TimeProvider time, BridgeMetrics metrics)
{
    private static readonly TimeSpan Underway = TimeSpan.FromMilliseconds(300);

    private readonly long _underway = (long)(Underway.TotalSeconds * time.TimestampFrequency);

    /// <summary>Queues an answer; one that finds no room is dropped.</summary>
    public void Add(Cb1Answer answer)
    {
        Drop(answer.Address);
        var delivery = FindEqual(answer);
        if (delivery is null && !TryMakeRoom(answer))
        {
            metrics.AnswerDropped();
            Fail(answer.Sent);
            return;
        }

        delivery ??= NewDelivery(answer);
        lanes.Add(delivery);
        memory.Add(new Cb1Receiver(answer.Address, answer.Sent), delivery);
    }

    /// <summary>Sends a remembered answer again from the start; false when none with that key is remembered.</summary>
    public bool Replay(in Cb1Address address, ulong key)
    {
        if (!memory.TryGet(address, out var delivery) || delivery.Key != key)
        {
            return false;
        }

        if (Touch(delivery) - delivery.LeftTimestamp >= _underway)
        {
            // The opening may be what was lost; the client asks for the parts it lacks.
            delivery.IsOpened = false;
            lanes.Add(delivery);
        }

        return true;
    }

    /// <summary>Sends parts of a remembered answer again; false when none is remembered.</summary>
    public bool Resend(in Cb1Address address, ReadOnlySpan<PartRange> gaps)
    {
        var isKnown = memory.TryGet(address, out var delivery);
        if (isKnown)
        {
            Resend(delivery!, gaps);
        }

        return isKnown;
    }

    /// <summary>Sends parts again that did not leave just now.</summary>
    public void Resend(Cb1Delivery delivery, ReadOnlySpan<PartRange> gaps)
    {
        delivery.Lose(gaps, Touch(delivery) - _underway);
        if (delivery.Lost is not null)
        {
            lanes.Add(delivery);
        }
    }

    /// <summary>A client has its answer, or wants it no more: either way it is delivered.</summary>
    public void Forget(in Cb1Address address) => Release(address)?.TrySetResult();

    /// <summary>Drops all answers of a client.</summary>
    public void Drop(Cb1Asker asker)
    {
        foreach (var address in memory.AddressesOf(asker))
        {
            Drop(address);
        }
    }

    private void Drop(in Cb1Address address) => Fail(Release(address));

    /// <summary>
    /// Tells that an answer was dropped and not delivered: who keeps answers keeps this one, and its client gets it when it
    /// asks again.
    /// </summary>
    private static void Fail(TaskCompletionSource? sent) =>
        sent?.TrySetException(new CloudQueueFullException("Too many answers wait for the cloud, or nobody waits for this one any more."));

    /// <summary>Takes a client off its answer, which leaves the lanes when it was for nobody else.</summary>
    /// <returns>Whom to tell how it ended.</returns>
    private TaskCompletionSource? Release(in Cb1Address address)
    {
        if (!memory.Remove(address, out var delivery, out var receiver))
        {
            return null;
        }

        if (delivery.IsDropped)
        {
            lanes.Remove(delivery);
        }

        return receiver.Sent;
    }

    /// <summary>
    /// Too much waits: what waits longest without having begun goes, and its client asks again. Of too many digits only
    /// long answers are to blame. False when all of these have begun, so that one more has to be asked for again itself.
    /// </summary>
    private bool TryMakeRoom(Cb1Answer answer)
    {
        while (lanes.Waiting >= capacity && lanes.OldestNotBegun() is { } oldest)
        {
            DropForRoom(oldest);
        }

        if (answer.Form != Cb1Form.Long)
        {
            return true;
        }

        memory.Shrink();
        while (memory.IsFull && lanes.OldestLongNotBegun() is { } oldest)
        {
            DropForRoom(oldest);
        }

        return !memory.IsFull;
    }

    private void DropForRoom(Cb1Delivery delivery)
    {
        foreach (var receiver in delivery.Receivers.ToArray())
        {
            metrics.AnswerDropped();
            Drop(receiver.Address);
        }
    }

    /// <summary>
    /// An answer that waits and has not begun, equal to the last digit, takes one more client where that still fits.
    /// </summary>
    private Cb1Delivery? FindEqual(Cb1Answer answer)
    {
        if (lanes.FindEqual(answer) is not { Receivers.Count: < Cb1Delivery.MaxReceivers } equal)
        {
            return null;
        }

        var receivers = equal.Receivers.Count + 1;
        var entry = equal.IsLong ? EntryLength.OfSharedOpening(receivers) : EntryLength.OfSharedAnswer(receivers, equal.Digits.Length);
        return PackedValue.Overhead + entry <= equal.Limits.MaxLength ? equal : null;
    }

    private Cb1Delivery NewDelivery(Cb1Answer answer)
    {
        var (asker, isLong) = (answer.Address.Asker, answer.Form == Cb1Form.Long);
        var most = isLong ? asker.Limits.MaxLongDigits : asker.Limits.MaxShortDigits;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(answer.Digits.Length, most, nameof(answer));
        var place = lanes.QueuesOf(asker);
        return new Cb1Delivery(answer.Form, answer.Digits, answer.Priority)
        {
            Key = answer.Key,
            Limits = asker.Limits,
            Turn = isLong ? place.Long : place.Short,
            TouchedTimestamp = time.GetTimestamp(),
        };
    }

    private long Touch(Cb1Delivery delivery) => delivery.TouchedTimestamp = time.GetTimestamp();
}
