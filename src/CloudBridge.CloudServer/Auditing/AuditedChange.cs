namespace CloudBridge.CloudServer.Auditing;

/// <summary>What somebody did to a variable.</summary>
/// <param name="At">When.</param>
/// <param name="ProjectId">In which room.</param>
/// <param name="Variable">Which variable; of a renamed one the old name.</param>
/// <param name="User">The name that the client has claimed in its handshake; nobody has proved it.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Before">The value before; null when there was none.</param>
/// <param name="After">The value after; null when there is none.</param>
/// <param name="NewName">The name it has now, when it was renamed.</param>
public sealed record AuditedChange(
    DateTimeOffset At,
    string ProjectId,
    string Variable,
    string User,
    ChangeKind Kind,
    AuditedValue? Before,
    AuditedValue? After,
    string? NewName);
