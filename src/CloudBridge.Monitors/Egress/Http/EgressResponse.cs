namespace CloudBridge.Monitors.Egress.Http;

/// <summary>
/// The result of a request. The body is read, bounded, and dropped: nothing that a stranger's server says goes back to a user.
/// </summary>
/// <param name="Outcome"><see cref="CheckOutcome.Ok"/> when there was an answer, whatever its status; never
/// <see cref="CheckOutcome.WrongStatus"/> or <see cref="CheckOutcome.TextMissing"/>.</param>
/// <param name="Status">The status of the last answer; 0 without one.</param>
/// <param name="Elapsed">From the beginning to the end of the last answer, or to the failure.</param>
public readonly record struct EgressResponse(CheckOutcome Outcome, int Status, TimeSpan Elapsed)
{
    /// <summary>The time that the other side wants to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the status is from 200 to 299.</summary>
    public bool IsSuccess => Outcome == CheckOutcome.Ok && Status is >= 200 and <= 299;
}
