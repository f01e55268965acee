namespace CloudBridge.Monitors;

/// <summary>A mergeable summary of latencies from which percentiles come within 5 %.</summary>
public sealed class LatencySketch
{
    /// <summary>Milliseconds that a share of the values is below or at; null without a value.</summary>
    /// <param name="share">From 0 to 1.</param>
    public int? Percentile(double share) => throw new NotSupportedException();
}
