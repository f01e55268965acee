using System.Globalization;
using CloudBridge.Monitors.Pinging;

namespace CloudBridge.Monitors.Policies;

/// <summary>Says what a probe's finding means for a monitor, and in words.</summary>
internal static class CheckJudge
{
    /// <summary>The outcome, now that the expected status is known too.</summary>
    public static CheckOutcome Judge(ProbeResult result, StatusRange expected) =>
        result.Outcome is CheckOutcome.Ok or CheckOutcome.TextMissing && !expected.Contains(result.Status)
            ? CheckOutcome.WrongStatus
            : result.Outcome;

    /// <summary>Why a target is as it is, for its owner.</summary>
    public static string Reason(CheckOutcome outcome, int status) => outcome switch
    {
        CheckOutcome.Ok => "answers as expected",
        CheckOutcome.WrongStatus => string.Create(CultureInfo.InvariantCulture, $"answers with status {status}"),
        CheckOutcome.TextMissing => "the text is not in the answer",
        CheckOutcome.TimedOut => "no answer in time",
        CheckOutcome.NameNotFound => "the name was not found",
        CheckOutcome.NotConnected => "no connection",
        CheckOutcome.TlsFailed => "no secure connection; the certificate may be wrong",
        CheckOutcome.BadAnswer => "the answer is not HTTP, or too large",
        CheckOutcome.BadRedirect => "it leads elsewhere too often, or where nobody may go",
        _ => "this address may not be asked",
    };
}
