namespace CloudBridge.Scratch;

/// <summary>A part of a list on Scratch.</summary>
public readonly record struct PageRange
{
    /// <summary>The most items that one question gives; Scratch refuses more instead of cutting.</summary>
    public const int MaxLimit = 40;

    /// <summary>Makes it.</summary>
    /// <param name="offset">The first item, from 0.</param>
    /// <param name="limit">Items at most, 1 to 40.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PageRange(long offset, int limit = MaxLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxLimit);
        Offset = offset;
        Limit = limit;
    }

    /// <summary>The first 40 items.</summary>
    public static PageRange First { get; } = new(0);

    /// <summary>The first item, from 0.</summary>
    public long Offset { get; }

    /// <summary>Items at most, 1 to 40.</summary>
    public int Limit { get; }
}
