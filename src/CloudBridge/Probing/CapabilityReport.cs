namespace CloudBridge.Clouds;

/// <summary>The things that a cloud was proven to do for one project.</summary>
/// <param name="Cloud">The name of the cloud, as configured.</param>
/// <param name="Project">The project (room).</param>
/// <param name="Declared">What a cloud of its kind should be able to do.</param>
/// <param name="Proven">What it has shown to do.</param>
/// <param name="Push">What became of the value that was written.</param>
/// <param name="ClockAhead">How far the clock of the cloud is ahead of ours, to the second; null when it did not say.</param>
/// <param name="Findings">Every step, in order.</param>
public sealed record CapabilityReport(
    string Cloud,
    string Project,
    CloudCapabilities Declared,
    CloudCapabilities Proven,
    PushProof Push,
    TimeSpan? ClockAhead,
    IReadOnlyList<CapabilityFinding> Findings)
{
    /// <summary>True when everything that should work does.</summary>
    public bool IsHealthy => Findings.All(finding => finding.Verdict is not (CapabilityVerdict.Failed or CapabilityVerdict.Skipped));
}
