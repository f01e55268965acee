using CloudBridge.Requests;

namespace CloudBridge.Identity;

/// <summary>
/// Who asked with which value lately. A value that nobody else asked with is fresh: no older row can be
/// mistaken for its own. Too many values at once make none fresh. Not safe for threads.
/// </summary>
internal sealed class AskedValues(TimeProvider time, TimeSpan lifetime, int capacity)
{
    private readonly Dictionary<PacketKey, AskerClue> _latest = [];
    private readonly Queue<(AskerClue Clue, long At)> _order = new();
    private readonly HashSet<AskerClue> _again = new(ReferenceEqualityComparer.Instance);
    private long? _overflow;

    /// <summary>Notes a request.</summary>
    public void Add(AskerClue clue)
    {
        Forget();
        if (_order.Count == capacity)
        {
            _overflow = time.GetTimestamp();
            return;
        }

        if (_latest.ContainsKey(clue.Key))
        {
            _again.Add(clue);
        }

        _latest[clue.Key] = clue;
        _order.Enqueue((clue, time.GetTimestamp()));
    }

    /// <summary>True when no request before this one had its last value.</summary>
    public bool IsFresh(AskerClue clue) =>
        clue.IsNew && !_again.Contains(clue) && (_overflow is not { } overflow || time.GetElapsedTime(overflow) > lifetime);

    private void Forget()
    {
        while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > lifetime)
        {
            _order.Dequeue();
            _again.Remove(oldest.Clue);
            if (ReferenceEquals(_latest.GetValueOrDefault(oldest.Clue.Key), oldest.Clue))
            {
                _latest.Remove(oldest.Clue.Key);
            }
        }
    }
}
