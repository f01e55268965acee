using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>
/// Long answers whose last part waits. A project that gets the last part without the highest numbered one takes the answer
/// for whole. Some projects ask for whatever they lack from the first part on: there the last part leaves when it is asked
/// for. Others say nothing until it is there, so it waits only until a project of the first kind would have asked.
/// </summary>
/// <param name="silence">How long a project that asks may be silent; zero: the last part never waits.</param>
/// <param name="capacity">Answers that may wait at once.</param>
/// <param name="time">The clock.</param>
internal sealed class LastParts(TimeSpan silence, int capacity, TimeProvider time)
{
    private const int Repeats = 7;

    /// <summary>
    /// The longest time that a project which asks for parts takes to say so: its pace, a frame and the way here.
    /// </summary>
    private static readonly TimeSpan FirstWord = TimeSpan.FromSeconds(0.2);

    private readonly List<OutgoingAnswer> _waiting = [];
    private readonly long _silence = (long)(silence.TotalSeconds * time.TimestampFrequency);
    private readonly long _firstWord = (long)(Math.Min(FirstWord.TotalSeconds, silence.TotalSeconds) * time.TimestampFrequency);
    private bool _asks;

    /// <summary>The age below which what was written is still on its way, and not sent again.</summary>
    public long Underway { get; } = (long)(silence.TotalSeconds / 2 * time.TimestampFrequency);

    /// <summary>Answers that wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>The time to look again; null when nothing waits.</summary>
    public long? Due => _waiting.Count == 0 ? null : _waiting.Min(answer => answer.LastPartDue);

    /// <summary>True when the last part is never to wait.</summary>
    public bool IsOff => _silence == 0;

    /// <summary>An answer begins.</summary>
    public void Begin(OutgoingAnswer answer, long now)
    {
        answer.BegunTimestamp = now;
        answer.IsAskedFor = _asks;
    }

    /// <summary>All numbered parts of the answer have left. False when the last part has nothing to wait for.</summary>
    public bool TryAdd(OutgoingAnswer answer, long now)
    {
        var due = answer.IsAskedFor ? now + _silence : answer.BegunTimestamp + _firstWord;
        if (due <= now || _waiting.Count >= capacity)
        {
            return false;
        }

        answer.LastPartDue = due;
        answer.Repeats = 0;
        _waiting.Add(answer);
        return true;
    }

    /// <summary>
    /// The project asked for a part; true when that shows that it has all numbered parts and the last one may go.
    /// </summary>
    public bool Hear(OutgoingAnswer answer, int asked, long now)
    {
        if (!answer.IsLong || answer.LastPartMayGo || answer.NextStep >= answer.Count)
        {
            return false;
        }

        _asks = true;
        answer.IsAskedFor = true;
        answer.LastPartDue = now + _silence;
        answer.LastPartMayGo = asked >= answer.Count - 1 && answer.NextStep == answer.Count - 1;
        return answer.LastPartMayGo && _waiting.Remove(answer);
    }

    /// <summary>The answer is to be sent from the start again.</summary>
    public bool Remove(OutgoingAnswer answer) => _waiting.Remove(answer);

    /// <summary>A new connection begins: nobody knows what arrived on the old one, so none waits any more.</summary>
    public IReadOnlyList<OutgoingAnswer> TakeAll()
    {
        OutgoingAnswer[] all = [.. _waiting];
        _waiting.Clear();
        return all;
    }

    /// <summary>
    /// An answer whose project has been silent too long; its highest numbered part is to be sent again, or when that did
    /// not help its last one.
    /// </summary>
    public bool TryTake(long now, [MaybeNullWhen(false)] out OutgoingAnswer answer, out bool isOver)
    {
        isOver = false;
        answer = _waiting.Find(waiting => waiting.LastPartDue <= now);
        if (answer is null)
        {
            return false;
        }

        answer.LastPartDue = now + _silence;
        isOver = !answer.IsAskedFor || answer.Repeats++ >= Repeats;
        if (isOver)
        {
            _asks &= !answer.IsAskedFor;
            answer.LastPartMayGo = true;
            _waiting.Remove(answer);
        }

        return true;
    }
}
