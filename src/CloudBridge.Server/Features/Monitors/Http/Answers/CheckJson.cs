using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>One check.</summary>
/// <param name="At">When it began.</param>
/// <param name="Outcome">ok, wrong-status, text-missing, timed-out, name-not-found, not-connected, tls-failed, bad-answer,
/// bad-redirect or refused.</param>
/// <param name="Status">The HTTP status; null when there was none.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record CheckJson(DateTime At, string Outcome, int? Status, int Milliseconds)
{
    public static CheckJson Of(CheckResult check) =>
        new(check.At.UtcDateTime, ApiWords.Of(check.Outcome), check.Status == 0 ? null : check.Status, check.Milliseconds);
}
