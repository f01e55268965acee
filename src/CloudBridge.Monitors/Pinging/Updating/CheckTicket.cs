namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>How a check began.</summary>
/// <param name="Edition">The edition of the monitor; when it has another one in the end, the result says nothing any more.</param>
/// <param name="At">The time.</param>
/// <param name="StartedAt">The same as a timestamp.</param>
/// <param name="Lateness">How much later than due it began.</param>
/// <param name="IsConfirmation">Whether it confirms or refutes an earlier one.</param>
internal readonly record struct CheckTicket(int Edition, DateTimeOffset At, long StartedAt, TimeSpan Lateness, bool IsConfirmation);
