namespace CloudBridge.Reliability.Rows.Keys;

/// <summary>Two sets of times compared.</summary>
/// <param name="UnknownMedian">Microseconds in the middle for an unknown id.</param>
/// <param name="WrongMedian">The same for a wrong secret.</param>
/// <param name="PValue">Of Welch's test on the lower 99 % of each: how likely such a difference is by chance.</param>
internal sealed record TimingFigures(double UnknownMedian, double WrongMedian, double PValue)
{
    private const double Kept = 0.99;

    /// <summary>1 when both take as long.</summary>
    public double Ratio => UnknownMedian / WrongMedian;

    /// <summary>Orders the times and compares them.</summary>
    public static TimingFigures Of(double[] unknown, double[] wrong)
    {
        Array.Sort(unknown);
        Array.Sort(wrong);
        var kept = (int)(unknown.Length * Kept);
        return new(unknown[unknown.Length / 2], wrong[wrong.Length / 2], Welch(unknown.AsSpan(0, kept), wrong.AsSpan(0, kept)));
    }

    /// <summary>With this many times Student's distribution is the normal one.</summary>
    private static double Welch(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var (oneMean, oneError) = Mean(one);
        var (otherMean, otherError) = Mean(other);
        var t = Math.Abs(oneMean - otherMean) / Math.Sqrt(oneError + otherError);
        return 2 * UpperTail(t);
    }

    /// <summary>The mean, and its variance.</summary>
    private static (double Mean, double Error) Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, squares / (values.Length - 1) / values.Length);
    }

    /// <summary>The share of the normal distribution above a number; Abramowitz and Stegun 26.2.17, within 7.5e-8.</summary>
    private static double UpperTail(double x)
    {
        var k = 1 / (1 + (0.2316419 * x));
        var sum = k * (0.319381530 + (k * (-0.356563782 + (k * (1.781477937 + (k * (-1.821255978 + (k * 1.330274429))))))));
        return Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * sum;
    }
}
