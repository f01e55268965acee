namespace CloudBridge.Clouds;

/// <summary>The outcome of one step of a probe.</summary>
/// <param name="Step">What was tried.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Detail">The same in a sentence for the operator, free of secrets.</param>
/// <param name="Hint">What to do about it; null when there is nothing to do.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record CapabilityFinding(
    CapabilityStep Step,
    CapabilityVerdict Verdict,
    string Detail,
    string? Hint,
    TimeSpan Elapsed);
