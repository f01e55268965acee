namespace CloudBridge.Reliability.Rows.FalseAlarms;

/// <summary>A time in which a target really does not answer, and what was said of it.</summary>
/// <param name="start">Unix milliseconds.</param>
/// <param name="end">Unix milliseconds.</param>
internal sealed class Outage(long start, long end)
{
    public long Start { get; } = start;

    public long End { get; } = end;

    public int Downs { get; set; }

    public int Ups { get; set; }

    /// <summary>Whether a check has seen it, and the monitor was up until then; otherwise it proves nothing.</summary>
    public bool? FoundUp { get; set; }
}
