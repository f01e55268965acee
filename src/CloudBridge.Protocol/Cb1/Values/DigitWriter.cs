namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>Writes fixed-width numbers one after another.</summary>
internal ref struct DigitWriter(Span<byte> output)
{
    private readonly Span<byte> _output = output;

    public int Length { get; private set; }

    public void Write(int number, int width)
    {
        DigitText.Write(_output.Slice(Length, width), number);
        Length += width;
    }

    public void Write(scoped ReadOnlySpan<byte> digits)
    {
        digits.CopyTo(_output[Length..]);
        Length += digits.Length;
    }

    public void Write(scoped ReadOnlySpan<PartRange> ranges)
    {
        foreach (var range in ranges)
        {
            Write(range.First, 3);
            Write(range.Last, 3);
        }
    }

    /// <summary>Adds the check digits and returns the length of the whole value.</summary>
    public int Finish()
    {
        Length += CheckDigits.Length;
        CheckDigits.Write(_output[..Length]);
        return Length;
    }
}
