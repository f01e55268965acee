namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>Ends a check with an outcome; never leaves the probe.</summary>
internal sealed class ProbeFailedException(CheckOutcome outcome) : Exception
{
    public CheckOutcome Outcome { get; } = outcome;
}
