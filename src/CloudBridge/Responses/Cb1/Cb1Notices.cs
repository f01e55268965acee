using CloudBridge.Cb1;
using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Responses.Cb1;

/// <summary>Words to clients that wait, oldest first. Guarded by the outbox.</summary>
internal sealed class Cb1Notices
{
    private const int Capacity = 2048;
    private const int Version = 1;

    private readonly LinkedList<Cb1Notice> _waiting = [];

    public int Count => _waiting.Count;

    /// <summary>Adds a word in place of an older one of its kind; a client that hears nothing asks again, so that some may be lost.</summary>
    public void Add(Cb1Notice notice)
    {
        for (var node = _waiting.First; node is not null; node = node.Next)
        {
            if (node.Value.IsReplacedBy(notice))
            {
                node.Value = notice;
                return;
            }
        }

        if (_waiting.Count < Capacity)
        {
            _waiting.AddLast(notice);
        }
    }

    /// <summary>Drops the words to a client.</summary>
    public void Drop(Cb1Asker asker)
    {
        for (var node = _waiting.First; node is not null;)
        {
            var next = node.Next;
            if (ReferenceEquals(node.Value.Asker, asker))
            {
                _waiting.Remove(node);
            }

            node = next;
        }
    }

    /// <summary>Writes as many as fit.</summary>
    public void WriteTo(ref PackedValue value, int maxValueLength, int seconds)
    {
        while (_waiting.First is { Value: var notice } && TryWrite(ref value, notice, maxValueLength, seconds))
        {
            _waiting.RemoveFirst();
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
