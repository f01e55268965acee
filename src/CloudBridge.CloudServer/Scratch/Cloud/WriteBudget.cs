namespace CloudBridge.CloudServer.Scratch.Cloud;

/// <summary>The writes that one connection may still make, in two buckets: one for the burst and one for its peak.</summary>
internal sealed class WriteBudget(ScratchRateLimit limit, long now)
{
    private TokenBucket _sustained = new(limit.SustainedPerSecond, Surplus(limit) + Tolerance(limit, limit.SustainedPerSecond), now);
    private TokenBucket _peak = new(limit.PeakPerSecond, Tolerance(limit, limit.PeakPerSecond), now);

    /// <summary>Takes one write; false when it comes too fast.</summary>
    public bool TryTake(long now)
    {
        var isWithinPeak = _peak.HasToken(now);
        if (!_sustained.HasToken(now) || !isWithinPeak)
        {
            return false;
        }

        _sustained.Take();
        _peak.Take();
        return true;
    }

    private static double Surplus(ScratchRateLimit limit) =>
        Math.Max(0, limit.PeakPerSecond - limit.SustainedPerSecond) * limit.BurstDuration.TotalSeconds;

    private static double Tolerance(ScratchRateLimit limit, int perSecond) =>
        Math.Max(1, perSecond * limit.JitterTolerance.TotalSeconds);
}
