using System.Globalization;

namespace CloudBridge.Monitors.Policies;

/// <summary>Says what a probe's finding means for a monitor, and in words.</summary>
internal static class CheckEvaluator
{
    /// <summary>The outcome, now that the expected status is known too.</summary>
    public static CheckOutcome Evaluate(ProbeResult result, StatusRange expected) =>
        result.Outcome is CheckOutcome.Ok or CheckOutcome.TextMissing && !expected.Contains(result.Status)
            ? CheckOutcome.WrongStatus
            : result.Outcome;

    /// <summary>Says why a target is as it is, for its owner.</summary>
    /// <param name="outcome">The outcome as it was judged.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="why">What the probe says, see <see cref="ProbeResult.Why"/>.</param>
    public static string Reason(CheckOutcome outcome, int status, string? why = null) => outcome switch
    {
        CheckOutcome.Ok => "answers as expected",
        CheckOutcome.WrongStatus => string.Create(CultureInfo.InvariantCulture, $"answers with status {status}"),
        _ => why ?? Reason(outcome),
    };

    private static string Reason(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.TextMissing => "the text is not in the answer",
        CheckOutcome.TimedOut => "no answer in time",
        CheckOutcome.NameNotFound => "the name was not found",
        CheckOutcome.NotConnected => "no connection",
        CheckOutcome.TlsFailed => "no secure connection",
        CheckOutcome.BadAnswer => "the answer is not HTTP",
        CheckOutcome.BadRedirect => "it leads to where nobody may be led",
        _ => "this address may not be asked",
    };
}
