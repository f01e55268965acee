using System.Buffers;

namespace CloudBridge.Downlink;

/// <summary>Plain values that wait for the downlink, one for each variable.</summary>
internal sealed class PlainSets(int capacity)
{
    private readonly Queue<PlainSet> _waiting = new();
    private readonly List<PlainSet> _inFlight = [];

    /// <summary>Values that wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>True when nothing waits or is in flight.</summary>
    public bool IsEmpty => _waiting.Count + _inFlight.Count == 0;

    /// <summary>Adds a value; an unsent one of the same variable is replaced. False when too many wait.</summary>
    public bool Add(PlainSet set)
    {
        if (FindWaiting(set) is { } waiting)
        {
            waiting.Value = set.Value;
            waiting.SentBy.AddRange(set.SentBy);
            return true;
        }

        if (_waiting.Count >= capacity)
        {
            return false;
        }

        _waiting.Enqueue(set);
        return true;
    }

    /// <summary>Writes the next value; it is in flight from then on.</summary>
    public bool TryWrite(ArrayBufferWriter<byte> output)
    {
        if (!_waiting.TryDequeue(out var set))
        {
            return false;
        }

        set.Frame.Write(output, set.Value);
        _inFlight.Add(set);
        return true;
    }

    /// <summary>The values in flight have been handed to the socket.</summary>
    public void Confirm()
    {
        foreach (var set in _inFlight)
        {
            set.Confirm();
        }

        _inFlight.Clear();
    }

    /// <summary>
    /// The values in flight are sent again; a newer value of the variable stands for the one in flight, and for those who
    /// wait for it.
    /// </summary>
    public void PutBack()
    {
        for (var i = _inFlight.Count - 1; i >= 0; i--)
        {
            if (FindWaiting(_inFlight[i]) is { } newer)
            {
                newer.SentBy.AddRange(_inFlight[i].SentBy);
                continue;
            }

            _waiting.Enqueue(_inFlight[i]);
        }

        _inFlight.Clear();
    }

    private PlainSet? FindWaiting(PlainSet set)
    {
        foreach (var waiting in _waiting)
        {
            if (waiting.Frame == set.Frame)
            {
                return waiting;
            }
        }

        return null;
    }
}
