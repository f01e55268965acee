using System.Diagnostics;

namespace CloudBridge.Benchmarks;

/// <summary>Latencies of one measuring thread, in ticks of the stopwatch; sets of samples can be merged.</summary>
internal sealed class LatencySamples
{
    private readonly List<long> _ticks = [];

    public int Count => _ticks.Count;

    public void Add(long ticks) => _ticks.Add(ticks);

    public void Clear() => _ticks.Clear();

    public static LatencySamples Merge(IEnumerable<LatencySamples> parts)
    {
        var all = new LatencySamples();
        foreach (var part in parts)
        {
            all._ticks.AddRange(part._ticks);
        }

        all._ticks.Sort();
        return all;
    }

    /// <summary>The latency in milliseconds that this share of merged samples does not exceed.</summary>
    public double Milliseconds(double share)
    {
        if (Count == 0)
        {
            return double.NaN;
        }

        var index = Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1);
        return _ticks[index] * 1_000d / Stopwatch.Frequency;
    }
}
