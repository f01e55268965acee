using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>The state of a monitor right now.</summary>
/// <param name="State">pending, up, down, flapping, paused or refused.</param>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why, in a few words; may be empty.</param>
/// <param name="LastCheck">The latest check; null before the first, and two days after the last.</param>
/// <param name="NextCheckAt">When it is checked next; null when it is not.</param>
/// <param name="IsOverdue">Whether a check that should be over long since is not; the state may then be an old one.</param>
/// <param name="CertificateEndsAt">When the first certificate of the way to the target ends; null when not known.</param>
internal sealed record StatusJson(
    string State,
    DateTime Since,
    string Reason,
    CheckJson? LastCheck,
    DateTime? NextCheckAt,
    bool IsOverdue,
    DateTime? CertificateEndsAt)
{
    public static StatusJson Of(MonitorStatus status) => new(
        ApiWords.Of(status.State),
        status.Since.UtcDateTime,
        status.Reason,
        status.LastCheck is { } check ? CheckJson.Of(check) : null,
        status.NextCheckAt?.UtcDateTime,
        status.IsOverdue,
        status.CertificateEndsAt?.UtcDateTime);
}
