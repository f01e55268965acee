namespace CloudBridge.Monitors;

/// <summary>The result of one check, as it is kept for 48 h.</summary>
/// <param name="MonitorId">Of which monitor.</param>
/// <param name="At">When the check began, to the millisecond.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Status">The HTTP status; 0 when there was none.</param>
/// <param name="Milliseconds">From the beginning to the head of the last answer, or to the failure.</param>
public readonly record struct CheckResult(long MonitorId, DateTimeOffset At, CheckOutcome Outcome, int Status, int Milliseconds)
{
    /// <summary>True when the target is as expected.</summary>
    public bool IsOk => Outcome == CheckOutcome.Ok;
}
