namespace CloudBridge.Monitors;

/// <summary>The status of a monitor right now.</summary>
/// <param name="State">Its state.</param>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why, in a few words; may be empty.</param>
/// <param name="LastCheck">The latest check; null before the first. The pinger knows those since its start, the service those
/// before too.</param>
/// <param name="NextCheckAt">When it is checked next; null when it is not.</param>
/// <param name="CertificateEndsAt">When the certificate of the target ends; null when not known.</param>
public sealed record MonitorStatus(
    MonitorState State,
    DateTimeOffset Since,
    string Reason,
    CheckResult? LastCheck,
    DateTimeOffset? NextCheckAt,
    DateTimeOffset? CertificateEndsAt)
{
    /// <summary>
    /// True when a check that should be over long since is not: then nobody knows whether the state is still the true one.
    /// </summary>
    public bool IsOverdue { get; init; }
}
