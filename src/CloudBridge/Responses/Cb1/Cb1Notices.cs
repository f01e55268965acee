using CloudBridge.Cb1;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Responses.Scheduling;

namespace CloudBridge.Responses.Cb1;

/// <summary>
/// Words to clients that wait, oldest first. They go with the next value of CB1, and ask for one as an asker of high priority does:
/// clients that say hello without end do not keep others from the downlink. Guarded by the outbox.
/// </summary>
internal sealed class Cb1Notices(VirtualTime time, int valueLength) : ILane
{
    private const int Capacity = 2048;
    private const int Version = 1;

    private readonly Cb1Shelf<(int Request, bool IsWish), Cb1Notice> _waiting = new();
    private readonly FairShare _share = new();

    public int Count => _waiting.Count;

    /// <inheritdoc />
    public double NextTurn => Count == 0 ? double.PositiveInfinity : _share.EndOf(1, RequestPriority.High);

    /// <summary>Adds a word in place of an older one of its kind; a client that hears nothing asks again, so that some may be lost.</summary>
    public void Add(Cb1Notice notice)
    {
        var key = (notice.Request, notice.Parts is not null);
        var isKnown = _waiting.TryGet(notice.Asker, key, out _);
        if (!isKnown && _waiting.Count >= Capacity)
        {
            return;
        }

        if (!isKnown)
        {
            _share.Join(time);
        }

        _waiting.Put(notice.Asker, key, notice);
    }

    /// <summary>Drops the words to a client.</summary>
    public void Drop(Cb1Asker asker)
    {
        foreach (var key in _waiting.KeysOf(asker))
        {
            _waiting.Remove(asker, key);
        }
    }

    /// <summary>Writes as many as fit, and leaves room for answers.</summary>
    public void WriteTo(ref PackedValue value, int maxValueLength, int seconds, int room)
    {
        var before = value.Room;
        while (value.Room > room && _waiting.First is { Value.Item: var notice } first && TryWrite(ref value, notice, maxValueLength, seconds))
        {
            _waiting.Remove(first);
        }

        if (value.Room < before)
        {
            time.Reach(_share.Start);
            _share.Spend(time, (double)(before - value.Room) / valueLength, RequestPriority.High, isLong: false);
        }
    }

    private static bool TryWrite(ref PackedValue value, Cb1Notice notice, int maxValueLength, int seconds)
    {
        var address = new EntryAddress(notice.Asker.Tag, notice.Request);
        return notice.IsWelcome ? value.TryAddWelcome(notice.Asker.Nonce, notice.Asker.Tag, Version, maxValueLength, seconds)
            : notice.Parts is { } parts ? value.TryAddPartsWanted(address, parts)
            : value.TryAddWorking(address);
    }
}
