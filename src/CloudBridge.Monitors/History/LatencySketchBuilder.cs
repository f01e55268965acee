using CloudBridge.Monitors.History;

namespace CloudBridge.Monitors;

/// <summary>Gathers latencies for a <see cref="LatencySketch"/> without an allocation for each. For one thread.</summary>
public sealed class LatencySketchBuilder
{
    private readonly long[] _counts = new long[LatencyScale.Count];
    private int _end;

    /// <summary>The number of values it has.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a latency.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public void Add(int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        Add(LatencyScale.GroupOf(milliseconds), 1);
    }

    /// <summary>Adds the values of a sketch.</summary>
    public void Add(LatencySketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        Add(sketch.AsSpan());
    }

    /// <summary>Adds the values of a stored sketch; those before damage are added.</summary>
    /// <exception cref="FormatException">The bytes are no sketch.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var reader = new LatencySketchReader(bytes);
        while (reader.TryRead(out var group, out var count))
        {
            Add(group, count);
        }
    }

    /// <summary>The sketch of what was added.</summary>
    public LatencySketch Build()
    {
        if (Count == 0)
        {
            return LatencySketch.Empty;
        }

        var bytes = new List<byte>();
        var last = -1;
        for (var group = 0; group < _end; group++)
        {
            if (_counts[group] > 0)
            {
                bytes.Add((byte)(group - last));
                last = group;
                Write(bytes, _counts[group]);
            }
        }

        return new LatencySketch([.. bytes], Count);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_counts, 0, _end);
        (_end, Count) = (0, 0);
    }

    private static void Write(List<byte> bytes, long count)
    {
        for (; count >= 0x80; count >>= 7)
        {
            bytes.Add((byte)(count | 0x80));
        }

        bytes.Add((byte)count);
    }

    private void Add(int group, long count)
    {
        if (count > long.MaxValue - Count)
        {
            throw new FormatException("These are more latencies than can be counted.");
        }

        _counts[group] += count;
        Count += count;
        _end = Math.Max(_end, group + 1);
    }
}
