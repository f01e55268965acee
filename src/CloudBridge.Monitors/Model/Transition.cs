namespace CloudBridge.Monitors;

/// <summary>A change of a monitor's state; kept for ever, and what alerts are made of.</summary>
/// <param name="MonitorId">Of which monitor.</param>
/// <param name="At">When, to the millisecond.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Reason">Why, for its owner: <c>no answer in time</c>.</param>
public sealed record Transition(long MonitorId, DateTimeOffset At, MonitorState From, MonitorState To, string Reason)
{
    /// <summary>Its number, given by the store; 0 before.</summary>
    public long Id { get; init; }

    /// <summary>
    /// The identity of the transition from before it is stored: what is handed to a store twice with the same key is there once.
    /// </summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    /// <summary>The last check before, where none follows: the monitor keeps it. Null elsewhere, and when read.</summary>
    public CheckResult? LastCheck { get; init; }

    /// <summary>True when subscribers are told; of pausing by hand, for example, they are not.</summary>
    public bool IsAlert { get; init; }
}
