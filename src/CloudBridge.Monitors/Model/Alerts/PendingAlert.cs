namespace CloudBridge.Monitors;

/// <summary>An alert that waits to be delivered.</summary>
/// <param name="Id">Its number; the same at every try.</param>
/// <param name="Channel">Where to.</param>
/// <param name="Monitor">The monitor as it is now.</param>
/// <param name="Transition">What happened.</param>
/// <param name="Tries">Failed tries so far.</param>
/// <param name="DueAt">Until when it was put off, or since when it waits.</param>
public sealed record PendingAlert(
    long Id,
    AlertChannel Channel,
    MonitorDefinition Monitor,
    Transition Transition,
    int Tries,
    DateTimeOffset DueAt);
