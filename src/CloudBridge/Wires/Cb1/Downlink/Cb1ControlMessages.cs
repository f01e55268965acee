using CloudBridge.Downlink.Scheduling;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Wires.Cb1.Askers;
using Node = System.Collections.Generic.LinkedListNode<
    CloudBridge.Wires.Cb1.Downlink.Cb1Shelf<(int Request, bool IsWish), CloudBridge.Wires.Cb1.Downlink.Cb1ControlMessage>.Place>;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>
/// Control messages that wait, oldest first. They go with the next value of CB1 that is for clients like theirs, and ask
/// for one as an asker of high priority does: clients that say hello without end do not keep others from the downlink.
/// </summary>
internal sealed class Cb1ControlMessages(VirtualTime time, int valueLength) : ILane
{
    private const int Capacity = 2048;
    private const int Version = 1;

    /// <summary>The number of those passed over that a value is not for.</summary>
    private const int MaxSkips = 64;

    private readonly Cb1Shelf<(int Request, bool IsWish), Cb1ControlMessage> _waiting = new();
    private readonly FairShare _share = new();

    public int Count => _waiting.Count;

    /// <summary>
    /// The time at which the message at the front would be over if all shared evenly. Infinite when none waits.
    /// </summary>
    public double NextEnd => Count == 0 ? double.PositiveInfinity : _share.EndOf((double)EntryLength.Welcome / valueLength, RequestPriority.High);

    /// <inheritdoc />
    public double NextTurn => Count == 0 ? double.PositiveInfinity : _share.EndOf(1, RequestPriority.High);

    /// <summary>
    /// Adds a message in place of an older one of its kind; a client that hears nothing asks again, so that some may be
    /// lost.
    /// </summary>
    public void Add(Cb1ControlMessage message)
    {
        var key = (message.Request, message.Parts is not null);
        var isKnown = _waiting.TryGet(message.Asker, key, out _);
        if (!isKnown && _waiting.Count >= Capacity)
        {
            return;
        }

        if (!isKnown)
        {
            _share.Join(time);
        }

        _waiting.Put(message.Asker, key, message);
    }

    /// <summary>Drops the messages to a client.</summary>
    public void Drop(Cb1Asker asker)
    {
        foreach (var key in _waiting.KeysOf(asker))
        {
            _waiting.Remove(asker, key);
        }
    }

    /// <summary>The limits of the client of the first message, of those who read so much; null when there is none.</summary>
    public ReadLimits? FirstFor(in ReadLimits least) => Find(_waiting.First, least)?.Value.Asker.Limits;

    /// <summary>Writes as many as fit to clients that read so much, and leaves room for answers.</summary>
    public void WriteTo(ref PackedValue value, in ReadLimits limits, int maxValueLength, int seconds, int room)
    {
        var before = value.Room;
        for (var node = Find(_waiting.First, limits); node is not null && value.Room > room && TryWrite(ref value, node.Value.Item, maxValueLength, seconds);)
        {
            var next = node.Next;
            _waiting.Remove(node);
            node = Find(next, limits);
        }

        if (value.Room < before)
        {
            time.Reach(_share.Start);
            _share.Spend(time, (double)(before - value.Room) / valueLength, RequestPriority.High, isLong: false);
        }
    }

    private static Node? Find(Node? node, in ReadLimits least)
    {
        for (var skips = 0; node is not null && skips < MaxSkips; skips++, node = node.Next)
        {
            if (node.Value.Asker.Limits.Cover(least))
            {
                return node;
            }
        }

        return null;
    }

    private static bool TryWrite(ref PackedValue value, Cb1ControlMessage message, int maxValueLength, int seconds)
    {
        var address = new EntryAddress(message.Asker.Tag, message.Request);
        return message.IsWelcome ? value.TryAddWelcome(message.Asker.Nonce, message.Asker.Tag, Version, maxValueLength, seconds)
            : message.Parts is { } parts ? value.TryAddPartsWanted(address, parts)
            : value.TryAddWorking(address);
    }
}
