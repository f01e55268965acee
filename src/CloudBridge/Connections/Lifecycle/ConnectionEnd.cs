namespace CloudBridge.Connections.Lifecycle;

/// <summary>The end of one connection, or of one attempt at it.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Outlook">What that means for the next try.</param>
/// <param name="Detail">The same in words for the log.</param>
/// <param name="Error">The exception behind it.</param>
internal sealed record ConnectionEnd(TransitionCause Cause, ReconnectOutlook Outlook, string Detail, Exception? Error = null);
