using CloudBridge.Monitors.History;

namespace CloudBridge.Monitors;

/// <summary>A mergeable summary of latencies from which percentiles come within 5 %. A value that never changes.</summary>
public sealed class LatencySketch : IEquatable<LatencySketch>
{
    private readonly byte[] _bytes;

    /// <summary>One without a value.</summary>
    public LatencySketch()
        : this([], 0)
    {
    }

    /// <summary>Takes over bytes that are known to be good.</summary>
    internal LatencySketch(byte[] bytes, long count) => (_bytes, Count) = (bytes, count);

    /// <summary>One without a value.</summary>
    public static LatencySketch Empty { get; } = new([], 0);

    /// <summary>The number of values it is of.</summary>
    public long Count { get; }

    /// <summary>One of some latencies.</summary>
    /// <param name="milliseconds">Each from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A latency is negative.</exception>
    public static LatencySketch Of(params IEnumerable<int> milliseconds)
    {
        ArgumentNullException.ThrowIfNull(milliseconds);
        var builder = new LatencySketchBuilder();
        foreach (var value in milliseconds)
        {
            builder.Add(value);
        }

        return builder.Build();
    }

    /// <summary>Reads what <see cref="ToBytes"/> made.</summary>
    /// <exception cref="FormatException">The bytes are something else.</exception>
    public static LatencySketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        var builder = new LatencySketchBuilder();
        builder.Add(bytes);
        return builder.Build();
    }

    /// <summary>One of the same values and one more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The latency is negative.</exception>
    public LatencySketch Add(int milliseconds)
    {
        var builder = new LatencySketchBuilder();
        builder.Add(this);
        builder.Add(milliseconds);
        return builder.Build();
    }

    /// <summary>One of the values of both; the order does not matter.</summary>
    public LatencySketch Merge(LatencySketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var builder = new LatencySketchBuilder();
        builder.Add(this);
        builder.Add(other);
        return builder.Build();
    }

    /// <summary>Milliseconds that a share of the values is below or at; null without a value.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not within.</exception>
    public int? Percentile(double share)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        }

        var wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        var reader = new LatencySketchReader(_bytes);
        while (reader.TryRead(out var group, out var count))
        {
            wanted -= count;
            if (wanted <= 0)
            {
                return LatencyScale.ValueOf(group);
            }
        }

        return null;
    }

    /// <summary>Few bytes to store; two for a value, at most about 700.</summary>
    public byte[] ToBytes() => [.. _bytes];

    /// <summary>The same bytes, not copied.</summary>
    public ReadOnlySpan<byte> AsSpan() => _bytes;

    /// <inheritdoc />
    public bool Equals(LatencySketch? other) => other is not null && other._bytes.AsSpan().SequenceEqual(_bytes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as LatencySketch);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary>Count and percentiles, for logs and tests.</summary>
    public override string ToString() =>
        Count == 0
            ? "no latency"
            : FormattableString.Invariant($"{Count} latencies, p50 {Percentile(0.5)} ms, p95 {Percentile(0.95)} ms, p99 {Percentile(0.99)} ms");
}
