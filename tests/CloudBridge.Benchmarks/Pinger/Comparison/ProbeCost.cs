namespace CloudBridge.Benchmarks.Pinger.Comparison;

/// <summary>What checks cost whoever made them.</summary>
internal sealed record ProbeCost(int Good, int Bad, double ProcessorSeconds)
{
    public static ProbeCost None { get; } = new(0, 0, 0);

    /// <summary>Good checks for each second of processor time.</summary>
    public double PerProcessorSecond => Good / ProcessorSeconds;

    public static ProbeCost operator +(ProbeCost one, ProbeCost other) =>
        new(one.Good + other.Good, one.Bad + other.Bad, one.ProcessorSeconds + other.ProcessorSeconds);
}
