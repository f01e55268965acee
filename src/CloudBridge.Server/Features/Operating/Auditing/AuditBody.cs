namespace CloudBridge.Server.Features.Operating.Auditing;

/// <summary>Changes of variables as they are shown, newest first.</summary>
internal sealed record AuditBody(IReadOnlyList<ChangeBody> Changes);
