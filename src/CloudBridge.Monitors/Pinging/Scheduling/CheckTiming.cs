namespace CloudBridge.Monitors.Pinging.Scheduling;

/// <summary>The times at which something is due. Only its scheduler changes it.</summary>
internal class CheckTiming(long id)
{
    /// <summary>Its number; decides its phase.</summary>
    public long Id { get; } = id;

    /// <summary>Milliseconds between two slots.</summary>
    public long Interval { get; set; }

    /// <summary>
    /// The time at which it is due, or was when it was taken: a timestamp, which no change of the wall clock moves.
    /// </summary>
    public long DueAt { get; set; }

    /// <summary>The timestamp at which it was taken last; null before the first time.</summary>
    public long? TakenAt { get; set; }

    /// <summary>The slot it is due in or was due in last, in Unix milliseconds.</summary>
    public long Slot { get; set; }

    /// <summary>The last slot that is behind it, taken or skipped; 0 before the first.</summary>
    public long SlotBehind { get; set; }

    /// <summary>Its place in the heap; -1 outside.</summary>
    public int HeapIndex { get; set; } = -1;

    /// <summary>The reason why it is due.</summary>
    public DueKind Kind { get; set; }

    /// <summary>True when it was taken and is not over yet.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>True when it is not scheduled any more.</summary>
    public bool IsStopped { get; set; } = true;

    /// <summary>True when it is wanted soon once it is over.</summary>
    public bool WantsSoon { get; set; }
}
