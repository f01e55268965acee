namespace CloudBridge.Monitors;

/// <summary>How a monitor is right now.</summary>
/// <param name="State">Its state.</param>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why, in a few words; may be empty.</param>
/// <param name="LastCheck">The latest check since the server started; null before it.</param>
/// <param name="NextCheckAt">When it is checked next; null when it is not.</param>
/// <param name="CertificateEndsAt">When the certificate of the target ends; null when not known.</param>
public sealed record MonitorStatus(MonitorState State, DateTimeOffset Since, string Reason, CheckResult? LastCheck, DateTimeOffset? NextCheckAt, DateTimeOffset? CertificateEndsAt);
