using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>
/// Parts that were overwritten so soon that a hidden page may have missed them. They are written once more when
/// nothing else is, so far apart that each stands long enough.
/// </summary>
/// <param name="repeats">How often a part is written again at most; 0 keeps nothing.</param>
/// <param name="variables">Response variables.</param>
/// <param name="time">The clock.</param>
internal sealed class OverwrittenParts(int repeats, int variables, TimeProvider time)
{
    private const int Capacity = 64;

    private readonly Queue<StandingPart> _parts = new();

    /// <summary>A hidden page looks once a second.</summary>
    private readonly long _brief = time.TimestampFrequency;
    private readonly long _space = time.TimestampFrequency / variables;
    private readonly long _lifetime = 10 * time.TimestampFrequency;
    private long _due;

    /// <summary>The time at which the next part may go; null when there is none.</summary>
    public long? Due => _parts.Count == 0 ? null : _due;

    /// <summary>Something else was written: what was sent again waits until the downlink is idle again.</summary>
    public void Postpone(long now) => _due = now + _brief;

    /// <summary>
    /// Takes a part that has been overwritten, unless it stood long enough. Parts of an answer whose project
    /// asks for parts are left out: it asks for them, and the last one alone would look whole.
    /// </summary>
    public void Offer(in StandingPart overwritten, long now)
    {
        if (overwritten.Retransmissions >= repeats || overwritten.Part.Answer is not { } answer || now - overwritten.Since >= _brief)
        {
            return;
        }

        if (answer.IsAskedFor)
        {
            return;
        }

        if (_parts.Count == Capacity)
        {
            _parts.Dequeue();
        }

        _parts.Enqueue(overwritten);
    }

    /// <summary>A new connection begins: what was missed on the old one is asked for again, or not missed at all.</summary>
    public void Forget() => _parts.Clear();

    /// <summary>Takes the part that is due.</summary>
    public bool TryTake(long now, [MaybeNullWhen(false)] out StandingPart part)
    {
        while (_parts.TryPeek(out part) && now - part.Born > _lifetime)
        {
            _parts.Dequeue();
        }

        if (_parts.Count == 0 || now < _due)
        {
            return false;
        }

        part = _parts.Dequeue();
        part = part with { Since = now, Retransmissions = part.Retransmissions + 1 };
        _due = now + _space;
        return true;
    }
}
