namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>The ranges of parts that a value names, read where they stand.</summary>
public readonly ref struct PartRanges
{
    /// <summary>The most that one value can name: between two of them lies a part that is not missing.</summary>
    public const int MaxCount = 500;

    /// <summary>Digits one range takes.</summary>
    internal const int Width = 6;

    private readonly ReadOnlySpan<byte> _digits;

    private PartRanges(ReadOnlySpan<byte> digits) => _digits = digits;

    /// <summary>The number of ranges; 0 means that nothing is missing.</summary>
    public int Count => _digits.Length / Width;

    /// <summary>The range at an index from 0.</summary>
    public PartRange this[int index] => Read(_digits.Slice(index * Width, Width));

    /// <summary>Copies them all; the room must have <see cref="Count"/> places.</summary>
    /// <returns>The number of ranges copied.</returns>
    public int CopyTo(Span<PartRange> ranges)
    {
        for (var i = 0; i < Count; i++)
        {
            ranges[i] = this[i];
        }

        return Count;
    }

    /// <summary>False when a range is cut off or ends before it begins, or there are too many.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> digits, out PartRanges ranges)
    {
        ranges = new PartRanges(digits);
        if (digits.Length % Width != 0 || ranges.Count > MaxCount)
        {
            return false;
        }

        for (var i = 0; i < ranges.Count; i++)
        {
            if (ranges[i].First > ranges[i].Last)
            {
                return false;
            }
        }

        return true;
    }

    private static PartRange Read(ReadOnlySpan<byte> digits) => new(DigitText.Read(digits[..3]), DigitText.Read(digits[3..]));
}
