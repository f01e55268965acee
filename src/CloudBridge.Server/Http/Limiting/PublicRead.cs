namespace CloudBridge.Server.Http.Limiting;

/// <summary>
/// Marks endpoints that everybody may read, and whose answers are kept for a second: they have a limit of their own.
/// </summary>
internal sealed class PublicRead;
