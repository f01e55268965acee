namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>The beginning of a check.</summary>
/// <param name="Generation">The generation of the monitor; when it has another one in the end, the result says nothing any
/// more.</param>
/// <param name="At">The time.</param>
/// <param name="StartedAt">The same as a timestamp.</param>
/// <param name="Lateness">How much later than due it began.</param>
/// <param name="IsConfirmation">Whether it confirms or refutes an earlier one.</param>
internal readonly record struct CheckTicket(
    int Generation,
    DateTimeOffset At,
    long StartedAt,
    TimeSpan Lateness,
    bool IsConfirmation);
