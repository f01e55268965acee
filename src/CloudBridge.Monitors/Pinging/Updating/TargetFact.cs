namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>What was found out about the target of a monitor, and is true until its owner changes it or the target does.</summary>
/// <param name="MonitorId">Of which monitor.</param>
/// <param name="CertificateEndsAt">When its first certificate ends; null for that it does not know HEAD.</param>
internal readonly record struct TargetFact(long MonitorId, DateTimeOffset? CertificateEndsAt);
