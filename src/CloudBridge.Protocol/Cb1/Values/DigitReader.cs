namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>Reads fixed-width numbers one after another from text that is digits alone.</summary>
internal ref struct DigitReader(ReadOnlySpan<byte> digits)
{
    private readonly ReadOnlySpan<byte> _digits = digits;
    private int _position;

    public readonly int Left => _digits.Length - _position;

    /// <summary>Reads a number of <paramref name="width"/> digits; false when there are fewer.</summary>
    public bool TryRead(int width, out int number)
    {
        var there = TryTake(width, out var digits);
        number = there ? DigitText.Read(digits) : 0;
        return there;
    }

    /// <summary>Reads a number that must not be less than <paramref name="least"/>.</summary>
    public bool TryRead(int width, int least, out int number) => TryRead(width, out number) && number >= least;

    public bool TryTake(int length, out ReadOnlySpan<byte> digits)
    {
        digits = default;
        if (length > Left)
        {
            return false;
        }

        digits = _digits.Slice(_position, length);
        _position += length;
        return true;
    }

    public ReadOnlySpan<byte> TakeRest()
    {
        var rest = _digits[_position..];
        _position = _digits.Length;
        return rest;
    }
}
