using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Responses.Parts;

/// <summary>
/// Long answers whose last part waits. A project that gets the last part without the highest numbered one takes
/// the answer for whole; one that has all numbered parts asks for the last. So it goes when it is asked for, or
/// after some silence, as not every project asks. Guarded by the outbox that holds it.
/// </summary>
/// <param name="silence">How long to wait for a word of the project; zero: the last part never waits.</param>
/// <param name="capacity">Answers that may wait at once.</param>
/// <param name="time">The clock.</param>
internal sealed class LastParts(TimeSpan silence, int capacity, TimeProvider time)
{
    private const int Repeats = 7;
    private readonly List<Answer> _waiting = [];
    private readonly long _silence = (long)(silence.TotalSeconds * time.TimestampFrequency);
    private long _due = long.MaxValue;
    private bool _isSilent;

    /// <summary>Answers that wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>When to look again; null when nothing waits.</summary>
    public long? Due => _waiting.Count == 0 ? null : _due;

    /// <summary>True when the last part is never to wait.</summary>
    public bool IsOff => _silence == 0;

    /// <summary>True when the last part of an answer that begins now is to wait: not for projects that never ask.</summary>
    public bool Applies => _silence > 0 && !_isSilent && _waiting.Count < capacity;

    /// <summary>All numbered parts of the answer have left.</summary>
    public void Add(Answer answer, long now)
    {
        answer.HeardTimestamp = now;
        answer.Repeats = 0;
        _waiting.Add(answer);
        _due = Math.Min(_due, now + _silence);
    }

    /// <summary>The project asked for a part; true when that shows that it has all numbered parts and the last one may go.</summary>
    public bool Hear(Answer answer, int asked, long now)
    {
        answer.HeardTimestamp = now;
        if (asked < answer.Count - 1 || answer.Count == 1)
        {
            return false;
        }

        _isSilent = false;
        return _waiting.Remove(answer);
    }

    /// <summary>The answer is to be sent from the start again.</summary>
    public bool Remove(Answer answer) => _waiting.Remove(answer);

    /// <summary>A new connection begins: nobody knows what arrived on the old one, so none waits any more.</summary>
    public IReadOnlyList<Answer> TakeAll()
    {
        Answer[] all = [.. _waiting];
        _waiting.Clear();
        _due = long.MaxValue;
        return all;
    }

    /// <summary>An answer whose project has been silent too long; its highest numbered part is to be sent again, or when that did not help its last one.</summary>
    public bool TryTake(long now, [MaybeNullWhen(false)] out Answer answer, out bool isOver)
    {
        (answer, isOver) = (null, false);
        if (now < _due || _waiting.Count == 0)
        {
            return false;
        }

        answer = _waiting.Find(waiting => now - waiting.HeardTimestamp >= _silence);
        if (answer is not null)
        {
            isOver = answer.Repeats++ >= Repeats;
            answer.HeardTimestamp = now;
            if (isOver)
            {
                _isSilent = true;
                _waiting.Remove(answer);
            }
        }

        _due = _waiting.Count == 0 ? long.MaxValue : _waiting.Min(waiting => waiting.HeardTimestamp) + _silence;
        return answer is not null;
    }
}
