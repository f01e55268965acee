namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>Ends a check with an outcome, and why where more is known; never leaves the probe.</summary>
internal sealed class ProbeFailedException(CheckOutcome outcome, string? why = null) : Exception
{
    public CheckOutcome Outcome { get; } = outcome;

    /// <summary>See <see cref="ProbeResult.Why"/>.</summary>
    public string? Why { get; } = why;
}
