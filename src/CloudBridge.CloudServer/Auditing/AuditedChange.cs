namespace CloudBridge.CloudServer.Auditing;

/// <summary>A change that somebody made to a variable.</summary>
/// <param name="At">The time of the change.</param>
/// <param name="ProjectId">The room in which it was made.</param>
/// <param name="Variable">The name of the variable; the old name when it was renamed.</param>
/// <param name="User">The name that the client has claimed in its handshake; nobody has proved it.</param>
/// <param name="Kind">The kind of change.</param>
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
