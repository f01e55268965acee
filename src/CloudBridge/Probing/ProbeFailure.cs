namespace CloudBridge.Probing;

/// <summary>Why a step of a probe failed.</summary>
/// <param name="Detail">A sentence for the operator.</param>
/// <param name="Hint">What to do; null when that is not known.</param>
internal sealed record ProbeFailure(string Detail, string? Hint = null);
