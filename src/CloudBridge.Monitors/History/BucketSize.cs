namespace CloudBridge.Monitors;

/// <summary>The length of a bucket of the history.</summary>
public enum BucketSize
{
    /// <summary>5 minutes; kept for 30 days.</summary>
    FiveMinutes,

    /// <summary>An hour; kept for a year.</summary>
    Hour,
}
