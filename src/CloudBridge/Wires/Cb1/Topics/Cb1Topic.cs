using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Topics;

/// <summary>A topic of one project. Guarded by the room.</summary>
internal sealed class Cb1Topic(string name)
{
    public string Name { get; } = name;

    /// <summary>1 to 99; 0 while it has none: nobody follows it, or it is that of messages.</summary>
    public int Number { get; set; }

    /// <summary>The latest value; null before the first.</summary>
    public RequestResult? Value { get; set; }

    /// <summary>True when nobody who is there lacks the latest value: the downlink has it.</summary>
    public bool IsSent { get; set; }

    /// <summary>The limits of those for whom the latest value was written.</summary>
    public ReadLimits Limits { get; set; }

    /// <summary>The time at which it was last of use to anybody.</summary>
    public long UsedTimestamp { get; set; }

    /// <summary>Until then somebody who follows it no more may still take values with its number for its own.</summary>
    public long HeldUntil { get; private set; }

    /// <summary>
    /// Clients that want new values, and how many versions had left when each was last heard; those that say nothing for
    /// long may be gone.
    /// </summary>
    public Dictionary<Cb1Asker, long> Subscribers { get; } = [];

    /// <summary>A client follows it no more, but may not know so until a time. False when it did not follow.</summary>
    public bool Lose(Cb1Asker asker, long until)
    {
        HeldUntil = Subscribers.ContainsKey(asker) ? Math.Max(HeldUntil, until) : HeldUntil;
        return Subscribers.Remove(asker);
    }
}
