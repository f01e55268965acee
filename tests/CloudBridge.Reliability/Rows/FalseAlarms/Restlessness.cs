namespace CloudBridge.Reliability.Rows.FalseAlarms;

/// <summary>A time in which a target goes up and down all the time, and how often that was said.</summary>
/// <param name="start">Unix milliseconds.</param>
/// <param name="quiet">When it must have been left at the latest, Unix milliseconds.</param>
internal sealed class Restlessness(long start, long quiet)
{
    public long Start { get; } = start;

    public long Quiet { get; } = quiet;

    public int Entered { get; set; }

    public int Left { get; set; }
}
